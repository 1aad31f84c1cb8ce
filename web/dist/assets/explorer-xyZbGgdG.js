const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./graph-Rc_P2oSg.js","./esm-4QsoH6rb.js","./preload-helper-BQUUbbNx.js"])))=>i.map(i=>d[i]);
import{a as e,c as t,d as n,i as r,n as i,o as a,r as o,t as s}from"./esm-4QsoH6rb.js";import{t as c}from"./preload-helper-BQUUbbNx.js";var l=n(t(),1),u=a(),d=[`matrix`,`rank`,`compare`,`what-if`,`graph`,`roles`],f=[`bipartite`,`by-model`,`force`],p=[`WEIGHTED_SUM`,`TOPSIS`,`TOPSIS_VECTOR`,`TOPSIS_MIN_MAX`,`PROMETHEE_II`],m=[`ROLE_LOAD`,`CONCENTRATION`,`CLARITY`,`HAND_OFFS`],h=[`WELL`,`POORLY`,`UNDEFINED`],g=[`ROLE`,`MODEL`,`RESPONSIBILITY`,`TRADEOFF`,`SOURCE`],_=[`SOLE`,`ALTERNATIVE`,`SHARED`,`COLLECTIVE`,`VACANT`],v={view:`matrix`,search:``,quality:``,sort:`name`,transposed:!1,cell:``,weights:{},structures:{},method:`WEIGHTED_SUM`,leaveOut:!1,nearby:!1,compare:[],base:``,changes:[],newRoles:[],layout:`bipartite`,graphModels:[],graphQualities:[],graphKinds:[],focus:``,role:``};function y(e){let t=new URLSearchParams(e),n=(e,n,r)=>{let i=t.get(e);return n.find(e=>e===i)??r},r=e=>(t.get(e)??``).split(`,`).filter(Boolean);return{view:n(`view`,d,v.view),search:t.get(`search`)??``,quality:n(`quality`,h,``),sort:t.get(`sort`)??v.sort,transposed:t.get(`transposed`)===`true`,cell:t.get(`cell`)??``,weights:C(r(`weights`)),structures:Object.fromEntries(Object.entries(C(r(`structures`))).filter(([e])=>m.some(t=>t===e))),method:n(`method`,p,v.method),leaveOut:t.get(`missing`)===`left-out`,nearby:t.get(`random`)===`nearby`,compare:r(`compare`),base:t.get(`base`)??``,changes:te(t.get(`changes`)??``),newRoles:r(`newRoles`).map(S),layout:n(`layout`,f,v.layout),graphModels:r(`models`),graphQualities:h.filter(e=>r(`qualities`).includes(e)),graphKinds:g.filter(e=>r(`kinds`).includes(e)),focus:t.get(`focus`)??``,role:t.get(`role`)??``}}function b(e){let t=new URLSearchParams,n=(e,n,r=``)=>{n!==r&&t.set(e,n)},r=e=>Object.entries(e).map(([e,t])=>`${e}:${t}`).join(`,`);return n(`view`,e.view,v.view),n(`search`,e.search),n(`quality`,e.quality),n(`sort`,e.sort,v.sort),n(`transposed`,String(e.transposed),`false`),n(`cell`,e.cell),n(`weights`,r(e.weights)),n(`structures`,r(e.structures)),n(`method`,e.method,v.method),n(`missing`,e.leaveOut?`left-out`:``),n(`random`,e.nearby?`nearby`:``),n(`compare`,e.compare.join(`,`)),n(`base`,e.base),n(`changes`,ee(e.changes)),n(`newRoles`,e.newRoles.map(encodeURIComponent).join(`,`)),n(`layout`,e.layout,v.layout),n(`models`,e.graphModels.join(`,`)),n(`qualities`,e.graphQualities.join(`,`)),n(`kinds`,e.graphKinds.join(`,`)),n(`focus`,e.focus),n(`role`,e.role),t.toString()}function x(e){let t=b(e);return t?`?${t}`:location.pathname}function S(e){try{return decodeURIComponent(e)}catch{return e}}function C(e){let t={};for(let n of e){let e=n.lastIndexOf(`:`),r=Number(n.slice(e+1));e>0&&Number.isFinite(r)&&r>=0&&(t[n.slice(0,e)]=r)}return t}function ee(e){return e.map(e=>`${e.responsibility}=${e.arrangement??``}(${e.owners.map(e=>`${e.role}:${e.quality}`).join(`;`)})`).join(`,`)}function te(e){let t=[];for(let n of e.split(`,`).filter(Boolean)){let e=/^([^=]+)=([A-Z]*)\(([^)]*)\)$/.exec(n);if(!e)continue;let[,r=``,i,a=``]=e,o={responsibility:r,owners:[]},s=_.find(e=>e===i);s&&(o.arrangement=s);for(let e of a.split(`;`).filter(Boolean)){let[t=``,n]=e.split(`:`);o.owners.push({role:t,quality:h.find(e=>e===n)??`WELL`})}t.push(o)}return t}function w(e,t){let n=t&&new Set(t.responsibilities.map(e=>e.key));return{weights:Object.entries(e.weights).filter(([e])=>n?.has(e)??!0).map(([e,t])=>({responsibility:e,weight:t})),structures:m.flatMap(t=>{let n=e.structures[t];return n?[{structure:t,weight:n}]:[]}),missing:e.leaveOut?`LEFT_OUT`:`VACANT`}}function ne(e){return e.changes.map(e=>({responsibility:e.responsibility,owners:e.owners,arrangement:e.arrangement??null,unassign:!1}))}var re=250,ie=5e3,ae=class{written;wanted;timer;constructor(e){this.written=this.wanted=e}show(e){e!==this.wanted&&(e.view===this.wanted.view?(this.wanted=e,this.wait(re)):(this.flush(),this.wanted=e,this.write(`pushState`)))}arrive(e){clearTimeout(this.timer),this.written=this.wanted=e}flush(){clearTimeout(this.timer),this.written!==this.wanted&&this.write(`replaceState`)}write(e){try{history[e](null,``,x(this.wanted)),this.written=this.wanted}catch{this.wait(ie)}}wait(e){clearTimeout(this.timer),this.timer=setTimeout(()=>this.flush(),e)}},T=new URL(`graphql`,document.baseURI),E=class extends Error{passing;constructor(e,t){super(e),this.passing=t}},oe=3e4,se=[`UNAVAILABLE`,`TIMEOUT`,`OVERLOADED`,`RATE_LIMITED`],ce=e=>e===429||e>=500,le=()=>2e3+2e3*Math.random();function ue(e,t){return JSON.stringify({query:e.toString(),variables:t})}async function D(e,t,n){let i={"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`};r()&&(i.Authorization=`Bearer ${r()}`);let a=AbortSignal.timeout(oe),o,s;try{o=await fetch(T,{method:`POST`,headers:i,body:ue(e,t),signal:n?AbortSignal.any([n,a]):a}),s=await o.json()}catch(e){throw n?.aborted?e:a.aborted?new E(`The server has not answered for half a minute.`,!0):o&&e instanceof SyntaxError?new E(`The server answered ${o.status} without saying why.`,ce(o.status)):new E(`The server cannot be reached.`,!0)}let c=s.errors?.[0];if(c){let e=c.extensions?.code;throw o.status===401?new E(`${r()?`The token above is not known here`:`This server answers nobody without a token`}: give one, and load the page again.`,!1):e===`UNAUTHENTICATED`?new E(`This takes a token: give one above.`,!1):new E(c.message,se.includes(e??``)||o.status===429||o.status===503)}if(!s.data)throw new E(`The server answered nothing.`,!0);return s.data}function de(e,t,n){let r,i=()=>{r?.(),r=void 0},a=()=>{document.visibilityState===`hidden`?i():r||(r=fe(e,t,n),o&&t())},o=!1;return a(),o=!0,document.addEventListener(`visibilitychange`,a),addEventListener(`pagehide`,i),addEventListener(`pageshow`,a),()=>{document.removeEventListener(`visibilitychange`,a),removeEventListener(`pagehide`,i),removeEventListener(`pageshow`,a),i()}}var O=1e4,k=e=>Math.min(500*2**e,O)*(.5+Math.random()/2);function fe(e,t,n){let a=!1,o=0,s,c,l=e=>a||n(e),u=i({url:T.href,headers:()=>r()?{Authorization:`Bearer ${r()}`}:{},retryAttempts:2**53-1,retry:e=>new Promise(t=>setTimeout(t,k(e))),on:{connected:()=>l(!0),connecting:e=>e&&l(!1)}}),d=()=>{let r=Date.now(),i=()=>{a||(n(!1),Date.now()-r>O&&(o=0),s=setTimeout(d,k(o++)))};c=u.subscribe({query:e.toString()},{next:e=>a||!e.data||t(),error:i,complete:i})};return d(),()=>{a=!0,clearTimeout(s),c?.(),u.dispose()}}var A=e(),pe=class extends l.Component{state={problem:``};static getDerivedStateFromError(e){return{problem:e instanceof E?e.message:`This cannot be shown, by a mistake in the page: ${e instanceof Error?e.message:String(e)}`}}render(){return this.state.problem?(0,A.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,A.jsx)(`span`,{children:this.state.problem}),(0,A.jsx)(`button`,{type:`button`,onClick:()=>location.reload(),children:`Load the page again`})]}):this.props.children}},j=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},me={"\n  query MatrixPage($first: Int!, $after: Cursor) {\n    models(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        key\n        name\n        abbreviation\n        status\n        summary\n        assignments(first: 100) {\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            id\n            arrangement\n            responsibility {\n              key\n            }\n            owners {\n              quality\n              role {\n                key\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query MatrixPage($first: Int!, $after: Cursor) {
  models(first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      abbreviation
      status
      summary
      assignments(first: 100) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          arrangement
          responsibility {
            key
          }
          owners {
            quality
            role {
              key
            }
          }
        }
      }
    }
  }
}
    `),"\n  query CellsPage($model: String!, $after: Cursor) {\n    model(key: $model) {\n      assignments(first: 100, after: $after) {\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n        nodes {\n          id\n          arrangement\n          responsibility {\n            key\n          }\n          owners {\n            quality\n            role {\n              key\n            }\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query CellsPage($model: String!, $after: Cursor) {
  model(key: $model) {
    assignments(first: 100, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        arrangement
        responsibility {
          key
        }
        owners {
          quality
          role {
            key
          }
        }
      }
    }
  }
}
    `),"\n  query Vocabulary($roles: Cursor, $responsibilities: Cursor) {\n    responsibilities(first: 100, after: $responsibilities) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        key\n        name\n        summary\n      }\n    }\n    roles(first: 100, after: $roles) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        key\n        name\n        abbreviation\n        summary\n      }\n    }\n  }\n":new j(`
    query Vocabulary($roles: Cursor, $responsibilities: Cursor) {
  responsibilities(first: 100, after: $responsibilities) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      summary
    }
  }
  roles(first: 100, after: $roles) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      key
      name
      abbreviation
      summary
    }
  }
}
    `),"\n  query Cell($model: String!, $responsibility: String!) {\n    model(key: $model) {\n      name\n      tradeoffs(filter: { responsibilities: { some: { key: { eq: $responsibility } } } }, first: 20) {\n        nodes {\n          key\n          kind\n          statement\n          sources(first: 5) {\n            nodes {\n              title\n              url\n            }\n          }\n        }\n      }\n    }\n    responsibility(key: $responsibility) {\n      name\n      summary\n    }\n    assignment(model: $model, responsibility: $responsibility) {\n      arrangement\n      statement\n      locator\n      source {\n        title\n        author\n        url\n      }\n      owners {\n        quality\n        provenance\n        note\n        role {\n          key\n          name\n        }\n      }\n    }\n  }\n":new j(`
    query Cell($model: String!, $responsibility: String!) {
  model(key: $model) {
    name
    tradeoffs(
      filter: {responsibilities: {some: {key: {eq: $responsibility}}}}
      first: 20
    ) {
      nodes {
        key
        kind
        statement
        sources(first: 5) {
          nodes {
            title
            url
          }
        }
      }
    }
  }
  responsibility(key: $responsibility) {
    name
    summary
  }
  assignment(model: $model, responsibility: $responsibility) {
    arrangement
    statement
    locator
    source {
      title
      author
      url
    }
    owners {
      quality
      provenance
      note
      role {
        key
        name
      }
    }
  }
}
    `),"\n  query Rank($preferences: PreferencesInput, $method: RankingMethod!, $first: Int!, $stability: Boolean!) {\n    rank(preferences: $preferences, method: $method) {\n      criteria {\n        structure\n        weight\n        responsibility {\n          key\n        }\n      }\n      models(first: $first) {\n        totalCount\n        nodes {\n          rank\n          score\n          coverage\n          model {\n            key\n            name\n          }\n          missing {\n            name\n          }\n          contributions {\n            value\n            contribution\n          }\n        }\n      }\n      stability @include(if: $stability) {\n        from\n        to\n        below {\n          name\n        }\n        above {\n          name\n        }\n      }\n    }\n  }\n":new j(`
    query Rank($preferences: PreferencesInput, $method: RankingMethod!, $first: Int!, $stability: Boolean!) {
  rank(preferences: $preferences, method: $method) {
    criteria {
      structure
      weight
      responsibility {
        key
      }
    }
    models(first: $first) {
      totalCount
      nodes {
        rank
        score
        coverage
        model {
          key
          name
        }
        missing {
          name
        }
        contributions {
          value
          contribution
        }
      }
    }
    stability @include(if: $stability) {
      from
      to
      below {
        name
      }
      above {
        name
      }
    }
  }
}
    `),"\n  query Acceptability($preferences: PreferencesInput, $method: RankingMethod!, $models: [String!], $concentration: Float!) {\n    rank(preferences: $preferences, method: $method, models: $models) {\n      acceptability(samples: 4000, concentration: $concentration) {\n        samples\n        models {\n          model {\n            key\n            name\n          }\n          ranks {\n            rank\n            probability\n            standardError\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query Acceptability($preferences: PreferencesInput, $method: RankingMethod!, $models: [String!], $concentration: Float!) {
  rank(preferences: $preferences, method: $method, models: $models) {
    acceptability(samples: 4000, concentration: $concentration) {
      samples
      models {
        model {
          key
          name
        }
        ranks {
          rank
          probability
          standardError
        }
      }
    }
  }
}
    `),"\n  query Compare($models: [String!]!, $from: String!, $to: String!, $preferences: PreferencesInput) {\n    compareModels(models: $models, preferences: $preferences) {\n      models {\n        key\n        name\n      }\n      rows {\n        responsibility {\n          key\n          name\n        }\n        cells {\n          changes\n          assignment {\n            arrangement\n            owners {\n              quality\n              role {\n                key\n              }\n            }\n          }\n        }\n      }\n      similarities {\n        b {\n          name\n        }\n        common\n        all\n        jaccard\n      }\n    }\n    transitionPlan(from: $from, to: $to) {\n      enter {\n        name\n      }\n      leave {\n        name\n      }\n      journey(preferences: $preferences) {\n        start\n        cost\n        steps {\n          score\n          cost\n          move {\n            kind\n            quality\n            arrangement\n            responsibility {\n              name\n            }\n            from {\n              name\n            }\n            to {\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query Compare($models: [String!]!, $from: String!, $to: String!, $preferences: PreferencesInput) {
  compareModels(models: $models, preferences: $preferences) {
    models {
      key
      name
    }
    rows {
      responsibility {
        key
        name
      }
      cells {
        changes
        assignment {
          arrangement
          owners {
            quality
            role {
              key
            }
          }
        }
      }
    }
    similarities {
      b {
        name
      }
      common
      all
      jaccard
    }
  }
  transitionPlan(from: $from, to: $to) {
    enter {
      name
    }
    leave {
      name
    }
    journey(preferences: $preferences) {
      start
      cost
      steps {
        score
        cost
        move {
          kind
          quality
          arrangement
          responsibility {
            name
          }
          from {
            name
          }
          to {
            name
          }
        }
      }
    }
  }
}
    `),"\n  query WhatIf(\n    $base: String!\n    $changes: [CellChangeInput!]!\n    $newRoles: [String!]\n    $preferences: PreferencesInput\n    $method: RankingMethod!\n    $name: String!\n  ) {\n    whatIf(base: $base, changes: $changes, newRoles: $newRoles, name: $name) {\n      model {\n        key\n        name\n        findings {\n          rule\n          responsibility\n          roles\n        }\n      }\n      rank(preferences: $preferences, method: $method) {\n        models(first: 100) {\n          totalCount\n          nodes {\n            rank\n            score\n            model {\n              key\n              name\n            }\n          }\n        }\n        # At most a hundred, the base and the hypothetical one are ranked.\n        rest: models(last: 2) {\n          nodes {\n            rank\n            score\n            model {\n              key\n              name\n            }\n          }\n        }\n      }\n      plan {\n        moves {\n          kind\n          quality\n          arrangement\n          responsibility {\n            key\n            name\n          }\n          from {\n            key\n            name\n          }\n          to {\n            key\n            name\n          }\n        }\n        journey(preferences: $preferences) {\n          start\n          cost\n          steps {\n            score\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query WhatIf($base: String!, $changes: [CellChangeInput!]!, $newRoles: [String!], $preferences: PreferencesInput, $method: RankingMethod!, $name: String!) {
  whatIf(base: $base, changes: $changes, newRoles: $newRoles, name: $name) {
    model {
      key
      name
      findings {
        rule
        responsibility
        roles
      }
    }
    rank(preferences: $preferences, method: $method) {
      models(first: 100) {
        totalCount
        nodes {
          rank
          score
          model {
            key
            name
          }
        }
      }
      rest: models(last: 2) {
        nodes {
          rank
          score
          model {
            key
            name
          }
        }
      }
    }
    plan {
      moves {
        kind
        quality
        arrangement
        responsibility {
          key
          name
        }
        from {
          key
          name
        }
        to {
          key
          name
        }
      }
      journey(preferences: $preferences) {
        start
        cost
        steps {
          score
        }
      }
    }
  }
}
    `),"\n  query Network($filter: GraphFilter, $focus: ID, $depth: Int!, $maxNodes: Int!, $maxEdges: Int!) {\n    graph(filter: $filter, focus: $focus, depth: $depth, maxNodes: $maxNodes, maxEdges: $maxEdges) {\n      totalNodes\n      totalEdges\n      truncated\n      nodes {\n        id\n        kind\n        key\n        label\n      }\n      edges {\n        id\n        kind\n        source\n        target\n        properties\n      }\n    }\n  }\n":new j(`
    query Network($filter: GraphFilter, $focus: ID, $depth: Int!, $maxNodes: Int!, $maxEdges: Int!) {
  graph(
    filter: $filter
    focus: $focus
    depth: $depth
    maxNodes: $maxNodes
    maxEdges: $maxEdges
  ) {
    totalNodes
    totalEdges
    truncated
    nodes {
      id
      kind
      key
      label
    }
    edges {
      id
      kind
      source
      target
      properties
    }
  }
}
    `),"\n  query Roles($first: Int!) {\n    roleLoads(first: $first) {\n      totalCount\n      nodes {\n        mean\n        peak\n        degree\n        betweenness\n        role {\n          key\n          name\n        }\n        models(first: 1) {\n          totalCount\n        }\n      }\n    }\n  }\n":new j(`
    query Roles($first: Int!) {
  roleLoads(first: $first) {
    totalCount
    nodes {
      mean
      peak
      degree
      betweenness
      role {
        key
        name
      }
      models(first: 1) {
        totalCount
      }
    }
  }
}
    `),"\n  query RoleCard($key: String!) {\n    role(key: $key) {\n      key\n      name\n      summary\n      aliases\n      narrows {\n        name\n      }\n      tradeoffs(first: 20) {\n        nodes {\n          key\n          kind\n          statement\n        }\n      }\n    }\n    roleLoads(roles: [$key]) {\n      nodes {\n        mean\n        peak\n        models(first: 100) {\n          totalCount\n          nodes {\n            share\n            well\n            poorly\n            undefined\n            model {\n              key\n              name\n            }\n            ownerships {\n              quality\n              note\n              responsibility {\n                name\n              }\n            }\n            orphaned {\n              name\n            }\n          }\n        }\n      }\n    }\n  }\n":new j(`
    query RoleCard($key: String!) {
  role(key: $key) {
    key
    name
    summary
    aliases
    narrows {
      name
    }
    tradeoffs(first: 20) {
      nodes {
        key
        kind
        statement
      }
    }
  }
  roleLoads(roles: [$key]) {
    nodes {
      mean
      peak
      models(first: 100) {
        totalCount
        nodes {
          share
          well
          poorly
          undefined
          model {
            key
            name
          }
          ownerships {
            quality
            note
            responsibility {
              name
            }
          }
          orphaned {
            name
          }
        }
      }
    }
  }
}
    `),"\n  mutation ImportMatrix($input: ImportMatrixInput!) {\n    importMatrix(input: $input) {\n      report {\n        dryRun\n        kinds {\n          kind\n          unchanged\n          added {\n            key\n            detail\n          }\n          changed {\n            key\n            detail\n          }\n          removed {\n            key\n            detail\n          }\n        }\n        warnings\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n":new j(`
    mutation ImportMatrix($input: ImportMatrixInput!) {
  importMatrix(input: $input) {
    report {
      dryRun
      kinds {
        kind
        unchanged
        added {
          key
          detail
        }
        changed {
          key
          detail
        }
        removed {
          key
          detail
        }
      }
      warnings
    }
    userErrors {
      code
      message
    }
  }
}
    `),"\n  mutation ApplyPlan($input: ApplyPlanInput!) {\n    applyPlan(input: $input) {\n      changes {\n        sequence\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n":new j(`
    mutation ApplyPlan($input: ApplyPlanInput!) {
  applyPlan(input: $input) {
    changes {
      sequence
    }
    userErrors {
      code
      message
    }
  }
}
    `),"\n  mutation SaveScenario($input: SaveScenarioInput!) {\n    saveScenario(input: $input) {\n      scenario {\n        key\n      }\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n":new j(`
    mutation SaveScenario($input: SaveScenarioInput!) {
  saveScenario(input: $input) {
    scenario {
      key
    }
    userErrors {
      code
      message
    }
  }
}
    `),"\n  subscription Changes {\n    changes {\n      cursor\n      node {\n        sequence\n        kind\n        actor\n      }\n    }\n  }\n":new j(`
    subscription Changes {
  changes {
    cursor
    node {
      sequence
      kind
      actor
    }
  }
}
    `)};function M(e){return me[e]??{}}var he=M(`
  query MatrixPage($first: Int!, $after: Cursor) {
    models(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        abbreviation
        status
        summary
        assignments(first: 100) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            arrangement
            responsibility {
              key
            }
            owners {
              quality
              role {
                key
              }
            }
          }
        }
      }
    }
  }
`),ge=M(`
  query CellsPage($model: String!, $after: Cursor) {
    model(key: $model) {
      assignments(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          arrangement
          responsibility {
            key
          }
          owners {
            quality
            role {
              key
            }
          }
        }
      }
    }
  }
`),_e=M(`
  query Vocabulary($roles: Cursor, $responsibilities: Cursor) {
    responsibilities(first: 100, after: $responsibilities) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        summary
      }
    }
    roles(first: 100, after: $roles) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        abbreviation
        summary
      }
    }
  }
`),ve=M(`
  query Cell($model: String!, $responsibility: String!) {
    model(key: $model) {
      name
      tradeoffs(filter: { responsibilities: { some: { key: { eq: $responsibility } } } }, first: 20) {
        nodes {
          key
          kind
          statement
          sources(first: 5) {
            nodes {
              title
              url
            }
          }
        }
      }
    }
    responsibility(key: $responsibility) {
      name
      summary
    }
    assignment(model: $model, responsibility: $responsibility) {
      arrangement
      statement
      locator
      source {
        title
        author
        url
      }
      owners {
        quality
        provenance
        note
        role {
          key
          name
        }
      }
    }
  }
`),ye=M(`
  query Rank($preferences: PreferencesInput, $method: RankingMethod!, $first: Int!, $stability: Boolean!) {
    rank(preferences: $preferences, method: $method) {
      criteria {
        structure
        weight
        responsibility {
          key
        }
      }
      models(first: $first) {
        totalCount
        nodes {
          rank
          score
          coverage
          model {
            key
            name
          }
          missing {
            name
          }
          contributions {
            value
            contribution
          }
        }
      }
      stability @include(if: $stability) {
        from
        to
        below {
          name
        }
        above {
          name
        }
      }
    }
  }
`),be=M(`
  query Acceptability($preferences: PreferencesInput, $method: RankingMethod!, $models: [String!], $concentration: Float!) {
    rank(preferences: $preferences, method: $method, models: $models) {
      acceptability(samples: 4000, concentration: $concentration) {
        samples
        models {
          model {
            key
            name
          }
          ranks {
            rank
            probability
            standardError
          }
        }
      }
    }
  }
`),xe=M(`
  query Compare($models: [String!]!, $from: String!, $to: String!, $preferences: PreferencesInput) {
    compareModels(models: $models, preferences: $preferences) {
      models {
        key
        name
      }
      rows {
        responsibility {
          key
          name
        }
        cells {
          changes
          assignment {
            arrangement
            owners {
              quality
              role {
                key
              }
            }
          }
        }
      }
      similarities {
        b {
          name
        }
        common
        all
        jaccard
      }
    }
    transitionPlan(from: $from, to: $to) {
      enter {
        name
      }
      leave {
        name
      }
      journey(preferences: $preferences) {
        start
        cost
        steps {
          score
          cost
          move {
            kind
            quality
            arrangement
            responsibility {
              name
            }
            from {
              name
            }
            to {
              name
            }
          }
        }
      }
    }
  }
`),Se=M(`
  query WhatIf(
    $base: String!
    $changes: [CellChangeInput!]!
    $newRoles: [String!]
    $preferences: PreferencesInput
    $method: RankingMethod!
    $name: String!
  ) {
    whatIf(base: $base, changes: $changes, newRoles: $newRoles, name: $name) {
      model {
        key
        name
        findings {
          rule
          responsibility
          roles
        }
      }
      rank(preferences: $preferences, method: $method) {
        models(first: 100) {
          totalCount
          nodes {
            rank
            score
            model {
              key
              name
            }
          }
        }
        # At most a hundred, the base and the hypothetical one are ranked.
        rest: models(last: 2) {
          nodes {
            rank
            score
            model {
              key
              name
            }
          }
        }
      }
      plan {
        moves {
          kind
          quality
          arrangement
          responsibility {
            key
            name
          }
          from {
            key
            name
          }
          to {
            key
            name
          }
        }
        journey(preferences: $preferences) {
          start
          cost
          steps {
            score
          }
        }
      }
    }
  }
`),Ce=M(`
  query Network($filter: GraphFilter, $focus: ID, $depth: Int!, $maxNodes: Int!, $maxEdges: Int!) {
    graph(filter: $filter, focus: $focus, depth: $depth, maxNodes: $maxNodes, maxEdges: $maxEdges) {
      totalNodes
      totalEdges
      truncated
      nodes {
        id
        kind
        key
        label
      }
      edges {
        id
        kind
        source
        target
        properties
      }
    }
  }
`),we=M(`
  query Roles($first: Int!) {
    roleLoads(first: $first) {
      totalCount
      nodes {
        mean
        peak
        degree
        betweenness
        role {
          key
          name
        }
        models(first: 1) {
          totalCount
        }
      }
    }
  }
`),Te=M(`
  query RoleCard($key: String!) {
    role(key: $key) {
      key
      name
      summary
      aliases
      narrows {
        name
      }
      tradeoffs(first: 20) {
        nodes {
          key
          kind
          statement
        }
      }
    }
    roleLoads(roles: [$key]) {
      nodes {
        mean
        peak
        models(first: 100) {
          totalCount
          nodes {
            share
            well
            poorly
            undefined
            model {
              key
              name
            }
            ownerships {
              quality
              note
              responsibility {
                name
              }
            }
            orphaned {
              name
            }
          }
        }
      }
    }
  }
`),N=M(`
  mutation ImportMatrix($input: ImportMatrixInput!) {
    importMatrix(input: $input) {
      report {
        dryRun
        kinds {
          kind
          unchanged
          added {
            key
            detail
          }
          changed {
            key
            detail
          }
          removed {
            key
            detail
          }
        }
        warnings
      }
      userErrors {
        code
        message
      }
    }
  }
`),Ee=M(`
  mutation ApplyPlan($input: ApplyPlanInput!) {
    applyPlan(input: $input) {
      changes {
        sequence
      }
      userErrors {
        code
        message
      }
    }
  }
`),De=M(`
  mutation SaveScenario($input: SaveScenarioInput!) {
    saveScenario(input: $input) {
      scenario {
        key
      }
      userErrors {
        code
        message
      }
    }
  }
`),Oe=M(`
  subscription Changes {
    changes {
      cursor
      node {
        sequence
        kind
        actor
      }
    }
  }
`),ke=100;async function Ae(e,t){let n={responsibilities:[],roles:new Map,models:[],totalModels:0,whole:!1},r=null,i=null;for(let t=!0;t;){let a=await je(r,i,e);for(let e of a.roles.nodes)n.roles.set(e.key,{key:e.key,name:e.name,summary:e.summary,short:e.abbreviation||e.name});for(let e of a.responsibilities.nodes)n.responsibilities.some(t=>t.key===e.key)||n.responsibilities.push(e);r=a.roles.pageInfo.endCursor??r,i=a.responsibilities.pageInfo.endCursor??i,t=a.roles.pageInfo.hasNextPage||a.responsibilities.pageInfo.hasNextPage}let a=null;for(let r=!0;r;){let{models:i}=await Me(a,e);for(let t of i.nodes){let r=new Map;for(let n=t.assignments;n;){for(let e of n.nodes)r.set(e.responsibility.key,{arrangement:e.arrangement,owners:e.owners.map(e=>({role:e.role.key,quality:e.quality}))});let{hasNextPage:i,endCursor:a}=n.pageInfo;n=i?(await D(ge,{model:t.key,after:a??null},e)).model?.assignments:void 0}n.models.push({key:t.key,name:t.name,status:t.status,summary:t.summary,cells:r})}n.totalModels=i.totalCount,a=i.pageInfo.endCursor??null,r=i.pageInfo.hasNextPage,t({...n,models:[...n.models],whole:!r})}}function je(e,t,n){return D(_e,{roles:e,responsibilities:t},n)}function Me(e,t){return D(he,{first:ke,after:e},t)}function P(e,t,n=120){let[r,i]=(0,l.useState)({loading:!0}),[a,o]=(0,l.useState)(0),s=(0,l.useRef)(t);return s.current=t,(0,l.useEffect)(()=>{let t=new AbortController,r,a=setTimeout(async()=>{i(e=>({...e,loading:!0}));try{let n=await s.current(t.signal);t.signal.aborted||i({data:n,of:e,loading:!1})}catch(e){if(t.signal.aborted)return;let n=e instanceof E?e:new E(String(e),!1);i(e=>({...e,error:n,loading:!1})),n.passing&&(r=setTimeout(()=>o(e=>e+1),le()))}},n);return()=>{clearTimeout(a),clearTimeout(r),t.abort()}},[e,a,n]),{data:r.data,of:r.of,error:r.error,loading:r.loading,retry:()=>o(e=>e+1)}}var F={WELL:`✓`,POORLY:`✗`,UNDEFINED:`?`},I={WELL:`well`,POORLY:`poorly`,UNDEFINED:`undefined`},Ne={SOLE:``,ALTERNATIVE:`or`,SHARED:`&`,COLLECTIVE:`+`,VACANT:``},L={SOLE:`one owner`,ALTERNATIVE:`one of them owns it`,SHARED:`divided between them`,COLLECTIVE:`owned as a group`,VACANT:`nobody owns it`};function R(e){if(!e)return`missing`;let[t,...n]=e.owners;return t?n.some(e=>e.quality!==t.quality)?`mixed`:I[t.quality]:`vacant`}function Pe(e,t){if(!e)return`not mentioned`;if(e.owners.length===0)return`nobody owns it`;let n=e.owners.map(e=>`${t.roles.get(e.role)?.name??e.role} ${I[e.quality]}`).join(`, `);return e.owners.length>1||e.arrangement===`COLLECTIVE`?`${n}, ${L[e.arrangement]}`:n}function z(e,t){if(!e)return`·`;if(e.owners.length===0)return`∅`;let n=e.owners.map(e=>`${t.roles.get(e.role)?.short??e.role} ${F[e.quality]}`);return e.arrangement===`COLLECTIVE`?`all: ${n.join(`, `)}`:n.join(` ${Ne[e.arrangement]} `)}function Fe({cell:e,matrix:t}){return e?e.owners.length===0?(0,A.jsx)(`span`,{children:`∅`}):(0,A.jsx)(A.Fragment,{children:e.owners.map((n,r)=>(0,A.jsxs)(`span`,{className:`owner`,children:[r>0&&(0,A.jsxs)(`span`,{className:`joint`,children:[Ne[e.arrangement],` `]}),r===0&&e.arrangement===`COLLECTIVE`&&(0,A.jsx)(`span`,{className:`joint`,children:`all: `}),(0,A.jsx)(`span`,{className:`name`,children:t.roles.get(n.role)?.short??n.role}),` `,(0,A.jsx)(`span`,{className:`sign ${I[n.quality]}`,children:F[n.quality]})]},n.role))}):(0,A.jsx)(`span`,{className:`faint`,children:`·`})}function Ie(){return(0,A.jsxs)(`p`,{className:`legend`,children:[(0,A.jsx)(`span`,{className:`swatch well`}),` ✓ well `,(0,A.jsx)(`span`,{className:`swatch poorly`}),` ✗ poorly `,(0,A.jsx)(`span`,{className:`swatch undefined`}),` ? undefined`,` `,(0,A.jsx)(`span`,{className:`swatch mixed`}),` mixed `,(0,A.jsx)(`span`,{className:`swatch vacant`}),` ∅ nobody owns it `,(0,A.jsx)(`span`,{className:`faint`,children:`·`}),` not mentioned. `,(0,A.jsx)(`b`,{children:`or`}),`: one of them, `,(0,A.jsx)(`b`,{children:`&`}),`: divided, `,(0,A.jsx)(`b`,{children:`all`}),`: as a group.`]})}function B({error:e,retry:t}){return e?(0,A.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,A.jsxs)(`span`,{children:[e.message.replace(/\.?$/,`.`),` `,e.passing&&`It is tried again.`]}),(0,A.jsx)(`button`,{type:`button`,onClick:t,children:`Try now`})]}):null}function Le({keys:e}){return e.length===0?null:(0,A.jsxs)(`p`,{className:`problem`,role:`alert`,children:[`There is no model `,e.map(e=>`“${e}”`).join(`, `),`.`]})}function V(e,t,n){let r=e.filter(e=>e.name===n||e.key===n);return r.find(e=>!t.includes(e.key))??r[0]}function Re(e,t){let n=V(e,[],t);return e.some(e=>e!==n&&[e.name,e.key].some(e=>e!==t&&e.startsWith(t)))}function ze(e,t,n){let r=n.toLocaleLowerCase();return e.filter(e=>!t.includes(e.key)&&e.name.toLocaleLowerCase().includes(r)).slice(0,200)}function Be({label:e,models:t,chosen:n,onChange:r,most:i=100}){let a=(0,l.useId)(),[o,s]=(0,l.useState)(``),c=new Map(t.map(e=>[e.key,e.name])),u=n.length>=i,d=e=>{let i=V(t,n,e);return i?(n.includes(i.key)||r([...n,i.key]),!0):!1};return(0,A.jsxs)(`div`,{className:`picker`,children:[(0,A.jsx)(`label`,{htmlFor:a,children:e}),(0,A.jsxs)(`div`,{className:`picked`,children:[n.map(e=>(0,A.jsxs)(`button`,{type:`button`,className:`chip`,onClick:()=>r(n.filter(t=>t!==e)),children:[c.get(e)??e,` `,(0,A.jsx)(`span`,{"aria-hidden":`true`,children:`×`}),(0,A.jsx)(`span`,{className:`unseen`,children:`, take out`})]},e)),(0,A.jsx)(`input`,{id:a,list:`${a}-models`,value:o,placeholder:u?`${i} at most`:`add a model`,autoComplete:`off`,disabled:u,onChange:e=>{let{value:n}=e.target,r=e.nativeEvent.inputType??``;s((r===``||r===`insertReplacementText`||!Re(t,n))&&d(n)?``:n)},onKeyDown:e=>e.key===`Enter`&&d(o)&&s(``)}),(0,A.jsx)(`span`,{className:`faint`,role:`status`,children:o!==``&&V(t,n,o)&&`Enter adds it.`}),(0,A.jsx)(`datalist`,{id:`${a}-models`,children:ze(t,n,o).map(e=>(0,A.jsx)(`option`,{value:e.name},e.key))})]})]})}function H({label:e,value:t,options:n,onChange:r}){let i=(0,l.useId)();return(0,A.jsxs)(`span`,{className:`choice`,children:[(0,A.jsx)(`label`,{htmlFor:i,children:e}),(0,A.jsx)(`select`,{id:i,value:t,onChange:e=>r(e.target.value),children:n.map(([e,t])=>(0,A.jsx)(`option`,{value:e,children:t},e))})]})}function U({title:e,children:t}){return(0,A.jsxs)(`section`,{children:[(0,A.jsx)(`h2`,{children:e}),t]})}var W=e=>`${Math.round(100*e)} %`;function Ve({cell:e,version:t,close:n,showRole:r}){let[i=``,a=``]=e.split(`/`),o=(0,l.useRef)(null),{data:s,error:c,loading:u,retry:d}=P(`${e} ${t}`,e=>D(ve,{model:i,responsibility:a},e),0);(0,l.useEffect)(()=>{let e=o.current;e&&!e.open&&e.showModal()},[]);let f=s?.assignment;return(0,A.jsx)(`dialog`,{ref:o,className:`card`,"aria-labelledby":`cell-title`,onClose:n,onClick:e=>e.target===o.current&&o.current?.close(),children:(0,A.jsxs)(`div`,{className:`card-body`,children:[(0,A.jsx)(`form`,{method:`dialog`,children:(0,A.jsx)(`button`,{type:`submit`,className:`close`,"aria-label":`Close`,children:`×`})}),(0,A.jsx)(`h2`,{id:`cell-title`,children:s?.model&&s.responsibility?`${s.model.name}: ${s.responsibility.name}`:`Cell`}),(0,A.jsx)(B,{error:c,retry:d}),u&&!s&&(0,A.jsx)(`p`,{role:`status`,children:`Reading…`}),s?.responsibility?.summary&&(0,A.jsx)(`p`,{className:`faint`,children:s.responsibility.summary}),s&&!f&&(0,A.jsx)(`p`,{children:`The model does not mention it.`}),f&&(0,A.jsxs)(A.Fragment,{children:[f.statement&&(0,A.jsx)(`blockquote`,{children:f.statement}),(0,A.jsx)(`p`,{children:f.owners.length===0?`Nobody owns it.`:f.owners.length>1?`${L[f.arrangement]}:`:``}),(0,A.jsx)(`ul`,{className:`owners`,children:f.owners.map(e=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`button`,{type:`button`,className:`link`,onClick:()=>r(e.role.key),children:e.role.name}),` `,(0,A.jsx)(`span`,{className:`sign ${I[e.quality]}`,children:F[e.quality]}),` `,I[e.quality],e.note&&(0,A.jsx)(`p`,{className:`note`,children:e.note})]},e.role.key))}),f.source&&(0,A.jsxs)(`p`,{className:`faint`,children:[`From `,f.source.url?(0,A.jsx)(`a`,{href:f.source.url,rel:`noreferrer`,children:f.source.title}):f.source.title,f.source.author&&` by ${f.source.author}`,f.locator&&`, ${f.locator}`]})]}),s?.model&&s.model.tradeoffs.nodes.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`h3`,{children:`Tradeoffs`}),(0,A.jsx)(`ul`,{children:s.model.tradeoffs.nodes.map(e=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`b`,{className:`kind ${e.kind.toLowerCase()}`,children:e.kind.toLowerCase()}),` `,e.statement]},e.key))})]})]})})}function He(e,t){if(!e.whole)return t.compare;if(t.compare.length>0)return t.compare.filter(t=>e.models.some(e=>e.key===t));let[n,...r]=e.models,i=r.at(-1);return n&&i?[n.key,i.key]:[]}function Ue(e,t){let n=e?.compareModels;return{name:`Comparison`,head:[`Responsibility`,...n?.models.map(e=>e.name)??[]],keys:[``,...n?.models.map(e=>e.key)??[]],rows:n?.rows.map(e=>[e.responsibility.name,...e.cells.map((e,n)=>z(G(e.assignment),t)+(n>0?` (${e.changes.join(`, `).toLowerCase()})`:``))])??[],grades:n?.rows.map(e=>[``,...e.cells.map(e=>R(G(e.assignment)))])??[]}}function G(e){return e?{arrangement:e.arrangement,owners:e.owners.map(e=>({role:e.role.key,quality:e.quality}))}:void 0}function We({matrix:e,state:t,set:n,version:r,sheet:i}){let a=He(e,t),[o=``,s=``]=a,c=a.length>=2,l=w(t,e),{data:u,error:d,loading:f,retry:p}=P(JSON.stringify([a,l,r]),async t=>{let n=c?await D(xe,{models:a,from:o,to:s,preferences:l},t):void 0;return i(Ue(n,e)),n});return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(Be,{label:`Compare with the first`,models:e.models,chosen:a,onChange:e=>n({compare:e}),most:8}),e.whole&&(0,A.jsx)(Le,{keys:t.compare.filter(e=>!a.includes(e))}),!c&&(e.whole?(0,A.jsx)(`p`,{className:`empty`,children:`Choose two models or more.`}):(0,A.jsx)(`p`,{role:`status`,children:`Reading…`})),(0,A.jsx)(B,{error:d,retry:p}),c&&u&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`div`,{className:`scroll`,tabIndex:0,role:`region`,"aria-label":`Comparison, scrolls`,children:(0,A.jsxs)(`table`,{className:f?`comparison stale`:`comparison`,children:[(0,A.jsx)(`caption`,{className:`unseen`,children:`Each model’s cells beside those of the first, with what changed`}),(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`col`,children:`Responsibility`}),u.compareModels.models.map(e=>(0,A.jsx)(`th`,{scope:`col`,children:e.name},e.key))]})}),(0,A.jsx)(`tbody`,{children:u.compareModels.rows.map(t=>(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`row`,children:t.responsibility.name}),t.cells.map((t,n)=>(0,A.jsxs)(`td`,{className:n>0?`change ${t.changes[0]?.toLowerCase()}`:`change`,children:[(0,A.jsx)(Fe,{cell:G(t.assignment),matrix:e}),n>0&&(0,A.jsx)(`span`,{className:`changes`,children:t.changes.join(`, `).toLowerCase()})]},n))]},t.responsibility.key))})]})}),(0,A.jsx)(`ul`,{className:`plain`,children:u.compareModels.similarities.map(e=>(0,A.jsxs)(`li`,{children:[e.b.name,` has `,e.common,` of `,e.all,` ownerships in common with `,u.compareModels.models[0]?.name,`: similarity `,e.jaccard.toFixed(2)]},e.b.name))}),(0,A.jsx)(Ge,{data:u})]})]})}function Ge({data:e}){let[t,n]=e.compareModels.models,{journey:r,enter:i,leave:a}=e.transitionPlan;return!t||!n?null:(0,A.jsxs)(U,{title:`From ${t.name} to ${n.name}`,children:[(0,A.jsxs)(`p`,{className:`faint`,children:[r.steps.length,` moves.`,i.length>0&&` New roles: ${i.map(e=>e.name).join(`, `)}.`,a.length>0&&` Roles that leave: ${a.map(e=>e.name).join(`, `)}.`]}),(0,A.jsxs)(`ol`,{className:`steps`,start:0,children:[(0,A.jsxs)(`li`,{className:`start`,children:[(0,A.jsx)(`span`,{children:`As it is`}),(0,A.jsx)(K,{score:r.start})]}),r.steps.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`span`,{children:[(0,A.jsx)(`b`,{children:e.move.responsibility.name}),`: `,Ke(e.move)]}),(0,A.jsx)(K,{score:e.score})]},t))]})]})}function K({score:e}){return(0,A.jsxs)(`span`,{className:`score`,children:[(0,A.jsx)(`span`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`span`,{className:`part whole`,style:{width:`${100*e}%`}})}),e.toFixed(3)]})}function Ke(e){let t=e.quality?`, ${I[e.quality]}`:``;switch(e.kind){case`MOVE`:return`from ${e.from?.name} to ${e.to?.name}${t}`;case`ADD`:return`add ${e.to?.name}${t}`;case`REMOVE`:return`take out ${e.from?.name}`;case`REGRADE`:return`${e.to?.name} owns it${t.replace(`,`,``)}`;default:return e.arrangement?`arrange as ${e.arrangement.toLowerCase()}`:`not mentioned any more`}}function qe(e){let t=e=>{let t=/^[=+\-@\t\r]/.test(e)&&!/^-?\d+(\.\d+)?( %)?$/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t};return`﻿`+[e.head,...e.rows].map(e=>e.map(t).join(`,`)+`\r
`).join(``)}function Je(e){let t=e.head.map((t,n)=>e.head.indexOf(t)===e.head.lastIndexOf(t)?t:`${t} (${e.keys?.[n]||n+1})`),n=e.rows.map(e=>Object.fromEntries(t.map((t,n)=>[t,e[n]??``])));return JSON.stringify(n,null,2)+`
`}var Ye={well:`#cdebd5`,poorly:`#f8d3cf`,undefined:`#dfe3ea`,mixed:`#fbe8bf`,vacant:`#ffffff`,missing:`#ffffff`},q=28,Xe=7.6;function Ze(e){let t=e=>e.replace(/[&<>"]/g,e=>`&#${e.charCodeAt(0)};`),n=e.head.map((t,n)=>20+Xe*Math.max(t.length,...e.rows.map(e=>(e[n]??``).length))),r=n.map((e,t)=>n.slice(0,t).reduce((e,t)=>e+t,10)),i=[`<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(n.reduce((e,t)=>e+t,20))}" height="${(e.rows.length+1)*q+50}" font-family="system-ui, sans-serif" font-size="13" fill="#1b1f24">`,`<rect width="100%" height="100%" fill="#ffffff"/><text x="10" y="24" font-weight="600">${t(e.name)}</text>`];return[e.head,...e.rows].forEach((a,o)=>{let s=40+o*q;a.forEach((a,c)=>{let l=o>0?e.grades?.[o-1]?.[c]:void 0,u=r[c]??0;l&&i.push(`<rect x="${u}" y="${s}" width="${n[c]}" height="${q}" fill="${Ye[l]??`#ffffff`}" stroke="#ffffff"/>`),i.push(`<text x="${u+8}" y="${s+18}"${o===0?` font-weight="600"`:``}>${t(a)}</text>`)})}),i.join(`
`)+`
</svg>
`}async function Qe(e){let t=new Image,n=new TextEncoder().encode(e);t.src=`data:image/svg+xml;base64,${btoa(Array.from(n,e=>String.fromCharCode(e)).join(``))}`,await t.decode();let r=document.createElement(`canvas`);r.width=t.naturalWidth*2,r.height=t.naturalHeight*2;let i=r.getContext(`2d`);if(!i)throw Error(`This browser draws no pictures.`);return i.scale(2,2),i.drawImage(t,0,0),new Promise((e,t)=>{r.toBlob(n=>n?e(n):t(Error(`The picture is too large for this browser; export SVG.`)))})}function J(e,t,n){let r=URL.createObjectURL(n instanceof Blob?n:new Blob([n],{type:t})),i=document.createElement(`a`);i.href=r,i.download=e,i.click(),setTimeout(()=>URL.revokeObjectURL(r),1e4)}var $e=262144;async function et(e){let t;try{t=await e.arrayBuffer()}catch{throw new E(`It cannot be read: it is a folder, or a file that is gone.`,!1)}try{return new TextDecoder(`utf-8`,{fatal:!0}).decode(t)}catch{throw new E(`It is not text in UTF-8: save the file as UTF-8.`,!1)}}function tt(e,t){if(t<=262144)return;let n=e=>e.toLocaleString(`en`);return`It is too large: ${n(t)} bytes with what is sent around it, where a request may have ${n($e)}. Import it with “orgraph import ${e}”, or send it all the same where the server allows more.`}function nt({file:e,close:t}){let n=(0,l.useRef)(null),[r,i]=(0,l.useState)(),[a,o]=(0,l.useState)(),[s,c]=(0,l.useState)([]),[u,d]=(0,l.useState)(!1),[f,p]=(0,l.useState)(!0),m=(t,n)=>({content:t,name:e.name,dryRun:n,replace:!1}),h=async(e,t)=>{p(!0),d(!0);try{let{importMatrix:n}=await D(N,{input:m(e,t)});c(n.userErrors.map(e=>e.message)),o(n.report??void 0)}catch(e){c([e instanceof E?e.message:String(e)])}p(!1)},g=async()=>{try{let t=await et(e);i(t);let n=tt(e.name,new Blob([ue(N,{input:m(t,!0)})]).size);if(!n)return await h(t,!0);c([n])}catch(e){c([e instanceof E?e.message:String(e)])}p(!1)};(0,l.useEffect)(()=>{let e=n.current;e&&!e.open&&e.showModal(),g()},[]);let _=a?.kinds.reduce((e,t)=>e+t.added.length+t.changed.length+t.removed.length,0)??0;return(0,A.jsx)(`dialog`,{ref:n,className:`card`,"aria-labelledby":`import-title`,onClose:t,children:(0,A.jsxs)(`div`,{className:`card-body`,children:[(0,A.jsx)(`form`,{method:`dialog`,children:(0,A.jsx)(`button`,{type:`submit`,className:`close`,"aria-label":`Close`,children:`×`})}),(0,A.jsxs)(`h2`,{id:`import-title`,children:[`Import `,e.name]}),f&&(0,A.jsx)(`p`,{role:`status`,children:`Reading…`}),s.length>0&&(0,A.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,A.jsx)(`ul`,{children:s.map(e=>(0,A.jsx)(`li`,{children:e},e))}),r!==void 0&&(0,A.jsx)(`button`,{type:`button`,onClick:()=>void h(r,!0),children:u?`Try again`:`Send it all the same`})]}),a&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`p`,{children:(0,A.jsx)(`b`,{children:a.dryRun?_===0?`It would change nothing.`:`Nothing is written yet. It would:`:`Written: ${_} changes.`})}),(0,A.jsxs)(`table`,{className:`report`,children:[(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`col`,children:`What`}),(0,A.jsx)(`th`,{scope:`col`,children:`add`}),(0,A.jsx)(`th`,{scope:`col`,children:`change`}),(0,A.jsx)(`th`,{scope:`col`,children:`remove`}),(0,A.jsx)(`th`,{scope:`col`,children:`leave`})]})}),(0,A.jsx)(`tbody`,{children:a.kinds.map(e=>(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`row`,children:e.kind}),(0,A.jsx)(`td`,{title:e.added.map(e=>e.key).join(`, `),children:e.added.length}),(0,A.jsx)(`td`,{title:e.changed.map(e=>e.key).join(`, `),children:e.changed.length}),(0,A.jsx)(`td`,{title:e.removed.map(e=>e.key).join(`, `),children:e.removed.length}),(0,A.jsx)(`td`,{children:e.unchanged})]},e.kind))})]}),(0,A.jsx)(`ul`,{className:`faint`,children:a.warnings.map(e=>(0,A.jsx)(`li`,{children:e},e))}),a.dryRun&&_>0&&r!==void 0&&(0,A.jsx)(`button`,{type:`button`,className:`primary`,disabled:f,onClick:()=>void h(r,!1),children:`Import`})]})]})})}function rt(e,t){let n=t.search.toLocaleLowerCase().split(/\s+/).filter(Boolean),{quality:r}=t,i=e.models.filter(t=>{if(r&&![...t.cells.values()].some(e=>e.owners.some(e=>e.quality===r)))return!1;if(n.length===0)return!0;let i=[...t.cells.values()].flatMap(t=>t.owners.map(t=>e.roles.get(t.role))),a=[t.name,t.key,...i.map(e=>`${e?.name} ${e?.short}`)].join(` `).toLocaleLowerCase();return n.every(e=>a.includes(e))}),a=(e,t)=>e.name.localeCompare(t.name);if(t.sort===`worst`){let e=e=>[...e.cells.values()].flatMap(e=>e.owners).filter(e=>e.quality!==`WELL`).length;return i.sort((t,n)=>e(n)-e(t)||a(t,n))}if(e.responsibilities.some(e=>e.key===t.sort)){let e=[`well`,`mixed`,`poorly`,`undefined`,`vacant`,`missing`],n=n=>e.indexOf(R(n.cells.get(t.sort)));return i.sort((e,t)=>n(e)-n(t)||a(e,t))}return i.sort(a)}function it(e,t){let n=rt(e,t),r=(t,n)=>z(t.cells.get(n.key),e),i=(e,t)=>R(e.cells.get(t.key));return t.transposed?{name:`Matrix`,head:[`Responsibility`,...n.map(e=>e.name)],keys:[``,...n.map(e=>e.key)],rows:e.responsibilities.map(e=>[e.name,...n.map(t=>r(t,e))]),grades:e.responsibilities.map(e=>[``,...n.map(t=>i(t,e))])}:{name:`Matrix`,head:[`Model`,...e.responsibilities.map(e=>e.name)],keys:[``,...e.responsibilities.map(e=>e.key)],rows:n.map(t=>[t.name,...e.responsibilities.map(e=>r(t,e))]),grades:n.map(t=>[``,...e.responsibilities.map(e=>i(t,e))])}}function at({matrix:e,state:t,set:n}){let r=(0,l.useMemo)(()=>rt(e,t),[e,t.search,t.quality,t.sort]);return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`div`,{className:`controls`,children:[(0,A.jsxs)(`span`,{className:`choice`,children:[(0,A.jsx)(`label`,{htmlFor:`search`,children:`Search`}),(0,A.jsx)(`input`,{id:`search`,type:`search`,value:t.search,placeholder:`model or owner`,onChange:e=>n({search:e.target.value})})]}),(0,A.jsx)(H,{label:`With a cell owned`,value:t.quality,options:[[``,`anyhow`],...h.map(e=>[e,I[e]])],onChange:e=>n({quality:e})}),(0,A.jsx)(H,{label:`Sort by`,value:t.sort,options:[[`name`,`name`],[`worst`,`caveats`],...e.responsibilities.map(e=>[e.key,e.name])],onChange:e=>n({sort:e})}),(0,A.jsx)(`button`,{type:`button`,"aria-pressed":t.transposed,onClick:()=>n({transposed:!t.transposed}),children:`Transpose`}),(0,A.jsxs)(`span`,{className:`count`,role:`status`,children:[r.length===e.totalModels?`${r.length} models`:`${r.length} of ${e.totalModels} models`,e.models.length<e.totalModels&&`, ${e.models.length} read`]})]}),(0,A.jsx)(ot,{matrix:e,models:r,transposed:t.transposed,open:e=>n({cell:e})}),(0,A.jsx)(Ie,{})]})}function ot({matrix:e,models:t,transposed:n,open:r}){let i=(0,l.useRef)(null),a=n?e.responsibilities.length:t.length,o=n?t.length:e.responsibilities.length,c=s({count:a,getScrollElement:()=>i.current,estimateSize:()=>58,overscan:6}),[u,d]=(0,l.useState)(0),f=u>0&&u<500?120:190,p=Math.max(148,Math.floor((u-f-2)/Math.max(1,o))),m=s({count:o,getScrollElement:()=>i.current,estimateSize:()=>p,overscan:3,horizontal:!0});(0,l.useEffect)(()=>{let e=i.current;if(!e)return;let t=new ResizeObserver(()=>d(e.clientWidth));return t.observe(e),()=>t.disconnect()},[]),(0,l.useEffect)(()=>m.measure(),[p,m]);let h=c.getVirtualItems(),g=m.getVirtualItems(),_=g[0]?.start??0,v=m.getTotalSize()-(g.at(-1)?.end??0),y=h[0]?.start??0,b=c.getTotalSize()-(h.at(-1)?.end??0),x=(e,t)=>e[t]?.name??``,[S,C]=n?[e.responsibilities,t]:[t,e.responsibilities];return(0,A.jsxs)(`div`,{className:`heatmap`,ref:i,style:{scrollPaddingLeft:f},tabIndex:0,role:`region`,"aria-label":`Matrix, scrolls`,children:[(0,A.jsxs)(`table`,{style:{width:f+m.getTotalSize()},"aria-rowcount":a+1,"aria-colcount":o+1,onKeyDown:e=>{let t=e.target.closest(`[data-row]`),n={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]}[e.key];if(!t||!n)return;e.preventDefault();let r=Math.max(0,Math.min(a-1,Number(t.dataset.row)+(n[0]??0))),s=Math.max(0,Math.min(o-1,Number(t.dataset.column)+(n[1]??0)));c.scrollToIndex(r),m.scrollToIndex(s);let l=e=>{let t=i.current?.querySelector(`[data-row="${r}"][data-column="${s}"]`);t?t.focus():e>0&&requestAnimationFrame(()=>l(e-1))};l(10)},children:[(0,A.jsx)(`caption`,{className:`unseen`,children:`Who owns what, how well. The arrow keys move from cell to cell; Enter opens one.`}),(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{"aria-rowindex":1,children:[(0,A.jsx)(`th`,{scope:`col`,className:`corner`,style:{width:f},children:n?`Responsibility`:`Model`}),_>0&&(0,A.jsx)(`td`,{"aria-hidden":`true`,style:{width:_}}),g.map(e=>(0,A.jsx)(`th`,{scope:`col`,"aria-colindex":e.index+2,style:{width:e.size},children:x(C,e.index)},e.key)),v>0&&(0,A.jsx)(`td`,{"aria-hidden":`true`,style:{width:v}})]})}),(0,A.jsxs)(`tbody`,{children:[y>0&&(0,A.jsx)(`tr`,{"aria-hidden":`true`,children:(0,A.jsx)(`td`,{style:{height:y}})}),h.map(i=>(0,A.jsxs)(`tr`,{"aria-rowindex":i.index+2,style:{height:i.size},children:[(0,A.jsx)(`th`,{scope:`row`,children:(0,A.jsx)(`span`,{className:`clamp`,title:x(S,i.index),children:x(S,i.index)})}),_>0&&(0,A.jsx)(`td`,{"aria-hidden":`true`}),g.map(a=>{let o=t[n?a.index:i.index],s=e.responsibilities[n?i.index:a.index];if(!o||!s)return null;let c=o.cells.get(s.key);return(0,A.jsx)(`td`,{"aria-colindex":a.index+2,children:(0,A.jsxs)(`button`,{type:`button`,className:`cell ${R(c)}`,"data-row":i.index,"data-column":a.index,"data-cell":`${o.key}/${s.key}`,onClick:()=>r(`${o.key}/${s.key}`),children:[(0,A.jsx)(`span`,{className:`unseen`,children:`${o.name}, ${s.name}: ${Pe(c,e)}. `}),(0,A.jsx)(Fe,{cell:c,matrix:e})]})},a.key)}),v>0&&(0,A.jsx)(`td`,{"aria-hidden":`true`})]},i.key)),b>0&&(0,A.jsx)(`tr`,{"aria-hidden":`true`,children:(0,A.jsx)(`td`,{style:{height:b}})})]})]}),a*o===0&&(0,A.jsx)(`p`,{className:`empty`,children:`No model is like that.`})]})}var st={ROLE_LOAD:`No role carries too much`,CONCENTRATION:`Work is spread`,CLARITY:`One owner each`,HAND_OFFS:`Few hand-offs`},ct={WEIGHTED_SUM:`Weighted mean`,TOPSIS:`TOPSIS`,TOPSIS_VECTOR:`TOPSIS, as published`,TOPSIS_MIN_MAX:`TOPSIS, min–max`,PROMETHEE_II:`PROMETHEE II`},lt={WEIGHTED_SUM:`The mean of what the model is worth by each criterion: a strength makes good any weakness, in proportion to the weights.`,TOPSIS:`How near a model is to a perfect one, as the crow flies: one large weakness costs more than several small ones.`,TOPSIS_VECTOR:`As TOPSIS, but perfect is the best among these models: adding a model may turn two others round.`,TOPSIS_MIN_MAX:`As TOPSIS, with each criterion stretched to the range of these models.`,PROMETHEE_II:`By each criterion, what share of the others is worse less what share is better: it asks who is better, not by how much.`},ut=[`product`,`talk-with-customers`],dt=[{name:`Equal`,weights:()=>({})},{name:`People first`,weights:e=>Y(e,[`people`,`process`],3)},{name:`Customers first`,weights:e=>Y(e,ut,3)},{name:`Delivery first`,weights:e=>Y(e,[`projects`,`technical-leadership`],3)},{name:`No bottleneck`,weights:()=>({}),structures:{ROLE_LOAD:3,CONCENTRATION:1}}];function Y(e,t,n){return Object.fromEntries(e.filter(e=>t.includes(e)).map(e=>[e,n]))}function ft(e,t,n){let r=w(e,t),i=e.method===`WEIGHTED_SUM`||e.method===`PROMETHEE_II`;return P(JSON.stringify([r,e.method,n]),t=>D(ye,{preferences:r,method:e.method,first:50,stability:i},t))}function pt(e,t){return{name:`Ranking`,head:[`Rank`,`Model`,`Score`,`Coverage`,...e?.criteria.map(e=>X(e,t))??[]],keys:[``,``,``,``,...e?.criteria.map(e=>e.structure??e.responsibility?.key??``)??[]],rows:e?.models.nodes.map(e=>[String(e.rank),e.model.name,e.score.toFixed(4),W(e.coverage),...e.contributions.map(e=>e.value==null?`·`:e.value.toFixed(2))])??[],grades:e?.models.nodes.map(e=>[``,``,``,``,...e.contributions.map(e=>e.value==null?`missing`:e.value>=.75?`well`:e.value>=.25?`mixed`:`poorly`)])??[]}}function X(e,t){return e.structure?st[e.structure]:t.responsibilities.find(t=>t.key===e.responsibility?.key)?.name??e.responsibility?.key??``}function mt({matrix:e,state:t,set:n,asked:r,version:i}){let a=r.data?.rank;return(0,A.jsxs)(`div`,{className:`split`,children:[(0,A.jsxs)(U,{title:`What counts`,children:[(0,A.jsx)(`div`,{className:`controls`,children:dt.map(t=>(0,A.jsx)(`button`,{type:`button`,onClick:()=>n({weights:t.weights(e.responsibilities.map(e=>e.key)),structures:t.structures??{}}),children:t.name},t.name))}),(0,A.jsx)(ht,{matrix:e,state:t,set:n,ranking:a}),(0,A.jsxs)(`div`,{className:`controls`,children:[(0,A.jsx)(H,{label:`Method`,value:t.method,options:p.map(e=>[e,ct[e]]),onChange:e=>n({method:e})}),(0,A.jsxs)(`label`,{children:[(0,A.jsx)(`input`,{type:`checkbox`,checked:t.leaveOut,onChange:e=>n({leaveOut:e.target.checked})}),` leave out what a model does not mention`]})]}),(0,A.jsx)(`p`,{className:`faint`,children:lt[t.method]})]}),(0,A.jsxs)(U,{title:`Ranking`,children:[(0,A.jsx)(B,{error:r.error,retry:r.retry}),a?(0,A.jsx)(gt,{ranking:a,matrix:e,stale:r.loading}):(0,A.jsx)(`p`,{role:`status`,children:`Reading…`}),a&&(0,A.jsx)(vt,{ranking:a,matrix:e,state:t,set:n,version:i})]})]})}function ht({matrix:e,state:t,set:n,ranking:r}){let i=[...e.responsibilities.map(e=>({key:e.key,name:e.name,weight:t.weights[e.key]??1,change:r=>n({weights:{...t.weights,[e.key]:r}})})),...m.map(e=>({key:e,name:st[e],weight:t.structures[e]??0,change:r=>{let i={...t.structures,[e]:r};r===0&&delete i[e],n({structures:i})}}))],a=i.reduce((e,t)=>e+t.weight,0);return(0,A.jsxs)(`div`,{className:`sliders`,children:[i.map((t,n)=>{let i=r?.criteria.findIndex(e=>(e.structure??e.responsibility?.key)===t.key)??-1,o=i>=0?r?.stability?.[i]:void 0,s=e=>e>=1?1/0:e/(1-e)*(a-t.weight),c=o&&o.from>0?s(o.from):0,l=o&&o.to<1?s(o.to):1/0,u=`weight-${n}`,d=[o?.below&&c>0&&`${o.below.name} first below ${c.toFixed(1)}`,o?.above&&Number.isFinite(l)&&`${o.above.name} first above ${l.toFixed(1)}`].filter(Boolean);return(0,A.jsxs)(`div`,{className:n===e.responsibilities.length?`slider first-structure`:`slider`,children:[(0,A.jsx)(`label`,{htmlFor:u,children:t.name}),(0,A.jsxs)(`div`,{className:`track`,children:[i>=0&&o&&(0,A.jsx)(`div`,{className:`stable`,style:{left:`${100*Math.min(c,5)/5}%`,right:`${100-100*Math.min(l,5)/5}%`}}),(0,A.jsx)(`input`,{id:u,type:`range`,min:0,max:5,step:.1,value:t.weight,"aria-describedby":`${u}-flips`,onChange:e=>t.change(Number(e.target.value))})]}),(0,A.jsx)(`output`,{htmlFor:u,children:a>0?W(t.weight/a):`–`}),(0,A.jsx)(`p`,{id:`${u}-flips`,className:`flips`,children:d.join(`; `)})]},t.key)}),a===0&&(0,A.jsx)(`p`,{className:`problem`,role:`alert`,children:`Nothing counts: move a slider up.`})]})}function gt({ranking:e,matrix:t,stale:n}){let r=e.models.nodes,i=e=>r.filter(t=>t.rank===e).length>1,a=Math.min(0,...r.map(e=>e.score)),o=1-a;return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`table`,{className:n?`bars stale`:`bars`,children:[(0,A.jsx)(`caption`,{className:`unseen`,children:`Models by score, with what each criterion contributes`}),(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`col`,children:`Rank`}),(0,A.jsx)(`th`,{scope:`col`,children:`Model`}),(0,A.jsx)(`th`,{scope:`col`,children:`Score`}),(0,A.jsx)(`th`,{scope:`col`,children:(0,A.jsx)(`span`,{className:`unseen`,children:`Contributions`})})]})}),(0,A.jsx)(`tbody`,{children:r.map(n=>(0,A.jsxs)(`tr`,{children:[(0,A.jsxs)(`td`,{children:[n.rank,i(n.rank)&&(0,A.jsxs)(`span`,{className:`tie`,title:`shares this rank`,children:[` `,`=`,(0,A.jsx)(`span`,{className:`unseen`,children:` tied`})]})]}),(0,A.jsxs)(`th`,{scope:`row`,children:[n.model.name,n.coverage<1&&(0,A.jsxs)(`span`,{className:`faint`,title:`does not mention ${n.missing.map(e=>e.name).join(`, `)}`,children:[` `,`(`,W(n.coverage),` covered)`]})]}),(0,A.jsx)(`td`,{className:`number`,children:n.score.toFixed(3)}),(0,A.jsxs)(`td`,{className:`bar-cell`,children:[a<0?(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`div`,{className:`part whole`,style:{marginLeft:`${100*(Math.min(0,n.score)-a)/o}%`,width:`${100*Math.abs(n.score)/o}%`}})}):(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:n.contributions.map((n,r)=>(0,A.jsx)(`div`,{className:`part colour-${r%10}`,style:{width:`${100*n.contribution}%`},title:_t(e,t,r,n.contribution)},r))}),(0,A.jsx)(`span`,{className:`unseen`,children:n.contributions.map((r,i)=>_t(e,t,i,n.contributions[i]?.contribution??0)).join(`, `)})]})]},n.model.key))})]}),e.models.totalCount>r.length&&(0,A.jsxs)(`p`,{className:`faint`,children:[`The first `,r.length,` of `,e.models.totalCount,` models.`]}),(0,A.jsx)(`ul`,{className:`key`,"aria-hidden":`true`,children:e.criteria.map((e,n)=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`span`,{className:`dot colour-${n%10}`}),` `,X(e,t)]},n))})]})}function _t(e,t,n,r){let i=e.criteria[n];return i?`${X(i,t)} ${r.toFixed(3)}`:``}function vt({ranking:e,matrix:t,state:n,set:r,version:i}){let a=e.models.nodes.map(e=>e.model.key),o=w(n,t),s=n.nearby?30:0,c=P(JSON.stringify([o,n.method,a,s,i]),e=>D(be,{preferences:o,method:n.method,models:a,concentration:s},e),400),l=c.data?.rank.acceptability;return(0,A.jsxs)(`section`,{children:[(0,A.jsx)(`h3`,{children:`How sure is that?`}),(0,A.jsxs)(`p`,{className:`faint`,children:[`How often each model comes first under random weights`,e.models.totalCount>a.length&&`, among these ${a.length}`,`.`]}),(0,A.jsxs)(`label`,{children:[(0,A.jsx)(`input`,{type:`checkbox`,checked:n.nearby,onChange:e=>r({nearby:e.target.checked})}),` only weights near yours`]}),(0,A.jsx)(B,{error:c.error,retry:c.retry}),(0,A.jsxs)(`table`,{className:c.loading?`smaa stale`:`smaa`,children:[(0,A.jsx)(`caption`,{className:`unseen`,children:`Share of random weights under which each model comes first`}),(0,A.jsx)(`tbody`,{children:l?.models.map(e=>{let t=e.ranks[0];return(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`row`,children:e.model.name}),(0,A.jsx)(`td`,{className:`bar-cell`,children:(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`div`,{className:`part whole`,style:{width:`${100*(t?.probability??0)}%`}})})}),(0,A.jsxs)(`td`,{className:`number`,children:[((t?.probability??0)*100).toFixed(1),` % `,(0,A.jsxs)(`span`,{className:`faint`,children:[`± `,((t?.standardError??0)*100).toFixed(1)]})]})]},e.model.key)})})]})]})}function yt({state:e,set:t,version:n,sheet:r}){let i=P(String(n),async e=>{let t=await D(we,{first:100},e);return r({name:`Roles`,head:[`Role`,`Models`,`Mean load`,`Peak`,`Responsibilities`,`Betweenness`],rows:t.roleLoads.nodes.map(e=>[e.role.name,String(e.models.totalCount),W(e.mean),W(e.peak),String(e.degree),e.betweenness.toFixed(2)])}),t}),a=i.data?.roleLoads;return(0,A.jsxs)(`div`,{className:`split`,children:[(0,A.jsxs)(U,{title:`What roles carry`,children:[(0,A.jsx)(B,{error:i.error,retry:i.retry}),(0,A.jsxs)(`table`,{className:i.loading?`bars stale`:`bars`,children:[(0,A.jsx)(`caption`,{className:`unseen`,children:`Roles by mean load`}),(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`col`,children:`Role`}),(0,A.jsx)(`th`,{scope:`col`,children:`Models`}),(0,A.jsx)(`th`,{scope:`col`,children:`Mean load`}),(0,A.jsx)(`th`,{scope:`col`,children:(0,A.jsx)(`span`,{className:`unseen`,children:`Bar`})})]})}),(0,A.jsx)(`tbody`,{children:a?.nodes.map(n=>(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{scope:`row`,children:(0,A.jsx)(`button`,{type:`button`,className:`link`,"aria-pressed":e.role===n.role.key,onClick:()=>t({role:n.role.key}),children:n.role.name})}),(0,A.jsx)(`td`,{className:`number`,children:n.models.totalCount}),(0,A.jsx)(`td`,{className:`number`,children:W(n.mean)}),(0,A.jsx)(`td`,{className:`bar-cell`,children:(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`div`,{className:`part whole`,style:{width:`${100*n.mean}%`}})})})]},n.role.key))})]}),a&&a.totalCount>a.nodes.length&&(0,A.jsxs)(`p`,{className:`faint`,children:[`The first `,a.nodes.length,` of `,a.totalCount,` roles.`]})]}),e.role?(0,A.jsx)(bt,{role:e.role,version:n}):(0,A.jsx)(`p`,{className:`empty`,children:`Choose a role to see what it carries in each model, and what is orphaned when it leaves.`})]})}function bt({role:e,version:t}){let{data:n,error:r,retry:i}=P(`${e} ${t}`,t=>D(Te,{key:e},t),0),a=n?.roleLoads.nodes[0];return n&&!n.role?(0,A.jsx)(`p`,{className:`empty`,children:`There is no such role.`}):(0,A.jsxs)(U,{title:n?.role?.name??`Role`,children:[(0,A.jsx)(B,{error:r,retry:i}),n?.role&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`p`,{children:n.role.summary}),(0,A.jsxs)(`p`,{className:`faint`,children:[n.role.aliases.length>0&&`Also called ${n.role.aliases.join(`, `)}. `,n.role.narrows.length>0&&`A part of ${n.role.narrows.map(e=>e.name).join(`, `)}.`]}),!a&&(0,A.jsx)(`p`,{children:`It owns nothing in any model.`}),a?.models.nodes.map(e=>(0,A.jsxs)(`article`,{className:`load`,children:[(0,A.jsxs)(`h3`,{children:[e.model.name,` `,(0,A.jsxs)(`span`,{className:`faint`,children:[W(e.share),` of the responsibilities`]})]}),(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`div`,{className:`part whole`,style:{width:`${100*e.share}%`}})}),(0,A.jsx)(`ul`,{className:`owned`,children:e.ownerships.map(e=>(0,A.jsxs)(`li`,{title:e.note,children:[e.responsibility.name,` `,(0,A.jsx)(`span`,{className:`sign ${I[e.quality]}`,children:F[e.quality]}),(0,A.jsxs)(`span`,{className:`unseen`,children:[` `,I[e.quality]]})]},e.responsibility.name))}),(0,A.jsx)(`p`,{children:e.orphaned.length>0?(0,A.jsxs)(A.Fragment,{children:[`If it leaves, nobody owns `,(0,A.jsx)(`b`,{children:e.orphaned.map(e=>e.name).join(`, `)}),`.`]}):`If it leaves, everything still has an owner.`})]},e.model.key)),a&&a.models.totalCount>a.models.nodes.length&&(0,A.jsxs)(`p`,{className:`faint`,children:[`The first `,a.models.nodes.length,` of `,a.models.totalCount,` models.`]}),n.role.tradeoffs.nodes.length>0&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`h3`,{children:`Tradeoffs`}),(0,A.jsx)(`ul`,{children:n.role.tradeoffs.nodes.map(e=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`b`,{className:`kind ${e.kind.toLowerCase()}`,children:e.kind.toLowerCase()}),` `,e.statement]},e.key))})]})]})]})}function Z(e){return e.toLowerCase().normalize(`NFKD`).replace(/\p{M}/gu,``).replace(/[^\p{L}\p{N}]+/gu,`-`).replace(/^-|-$/g,``)}function xt(e,t){return t.base?e.models.find(e=>e.key===t.base):e.models[0]}function Q(e,t,n){let r=t.changes.find(e=>e.responsibility===n);if(!r)return e?.cells.get(n);let i=r.owners.length;return{arrangement:r.arrangement??(i===0?`VACANT`:i===1?`SOLE`:`SHARED`),owners:r.owners}}function St(e,t){let n=xt(e,t);if(!n)return;let r=e.responsibilities.map(e=>[n.cells.get(e.key),Q(n,t,e.key)]);return{name:`What if, from ${n.name}`,head:[`Responsibility`,n.name,`What if`],keys:[``,n.key,`what-if`],rows:e.responsibilities.map((t,n)=>[t.name,...(r[n]??[]).map(t=>z(t,e))]),grades:r.map(e=>[``,...e.map(R)])}}function Ct({matrix:e,state:t,set:n,version:r}){let i=xt(e,t),a=t.changes.length>0,o=w(t,e),s={base:i?.key??``,changes:ne(t),newRoles:t.newRoles,preferences:o,method:t.method,name:`What if`},c=new Map([...e.roles.values()].map(e=>[e.key,e.name]));for(let e of t.newRoles)c.set(Z(e),e);let l=e=>Q(i,t,e),u=JSON.stringify([s,r]),d=P(u,async e=>i?D(Se,s,e):void 0),f=(e,r)=>{let a=l(e),o={responsibility:e,owners:a?.owners??[]};a&&(o.arrangement=a.arrangement),n({base:i?.key??``,changes:[...t.changes.filter(t=>t.responsibility!==e),Dt(r(o))]})};if(!i)return e.whole?(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(Le,{keys:[t.base]}),(0,A.jsx)(`button`,{type:`button`,onClick:()=>n({base:``,changes:[]}),children:`Begin with another`})]}):(0,A.jsx)(`p`,{role:`status`,children:`Reading…`});let p=d.data?.whatIf;return(0,A.jsxs)(`div`,{className:`split`,children:[(0,A.jsxs)(U,{title:`Suppose`,children:[(0,A.jsxs)(`div`,{className:`controls`,children:[(0,A.jsx)(H,{label:`Begin with`,value:i.key,options:e.models.map(e=>[e.key,e.name]),onChange:e=>n({base:e,changes:[]})}),(0,A.jsx)(`button`,{type:`button`,disabled:!a&&t.newRoles.length===0,onClick:()=>n({changes:[],newRoles:[]}),children:`Start again`}),(0,A.jsx)(Ot,{add:e=>!c.has(Z(e))&&n({newRoles:[...t.newRoles,e]})})]}),e.responsibilities.map(n=>{let r=l(n.key),a=t.changes.some(e=>e.responsibility===n.key);return(0,A.jsxs)(`fieldset`,{className:a?`edit touched`:`edit`,children:[(0,A.jsxs)(`legend`,{children:[n.name,a&&(0,A.jsxs)(`span`,{className:`faint`,children:[` changed from `,z(i.cells.get(n.key),e)]})]}),r?.owners.map((e,t)=>(0,A.jsxs)(`span`,{className:`edit-owner`,children:[(0,A.jsx)(`select`,{"aria-label":`Owner ${t+1} of ${n.name}`,value:e.role,onChange:e=>f(n.key,n=>({...n,owners:n.owners.map((n,r)=>r===t?{...n,role:e.target.value}:n)})),children:[...c].filter(([t])=>t===e.role||!r.owners.some(e=>e.role===t)).map(([e,t])=>(0,A.jsx)(`option`,{value:e,children:t},e))}),(0,A.jsx)(`select`,{"aria-label":`How well owner ${t+1} owns ${n.name}`,value:e.quality,onChange:e=>f(n.key,n=>({...n,owners:n.owners.map((n,r)=>r===t?{...n,quality:e.target.value}:n)})),children:h.map(e=>(0,A.jsx)(`option`,{value:e,children:I[e]},e))}),(0,A.jsx)(`button`,{type:`button`,"aria-label":`Take owner ${t+1} out of ${n.name}`,onClick:()=>f(n.key,e=>({...e,owners:e.owners.filter((e,n)=>n!==t)})),children:`×`})]},e.role)),!r?.owners.length&&(0,A.jsx)(`span`,{className:`faint`,children:r?`nobody `:`not mentioned `}),(0,A.jsx)(`button`,{type:`button`,"aria-label":`Add an owner to ${n.name}`,onClick:()=>{let e=[...c.keys()].find(e=>!r?.owners.some(t=>t.role===e));e&&f(n.key,t=>({...t,owners:[...t.owners,{role:e,quality:`WELL`}]}))},children:`+ owner`}),(r?.owners.length??0)>1&&(0,A.jsx)(`select`,{"aria-label":`How the owners share ${n.name}`,value:r?.arrangement,onChange:e=>f(n.key,t=>({...t,arrangement:_.find(t=>t===e.target.value)??`SHARED`})),children:[`ALTERNATIVE`,`SHARED`,`COLLECTIVE`].map(e=>(0,A.jsx)(`option`,{value:e,children:L[e]},e))})]},n.key)})]}),(0,A.jsxs)(U,{title:`What comes of it`,children:[(0,A.jsx)(B,{error:d.error,retry:d.retry}),p&&(0,A.jsxs)(`div`,{className:d.loading?`stale`:``,children:[(0,A.jsxs)(`table`,{className:`bars`,children:[(0,A.jsx)(`caption`,{children:`Where it would rank`}),(0,A.jsx)(`tbody`,{children:wt(p).map(e=>(0,A.jsxs)(`tr`,{className:e.model.key===p.model.key?`mine`:``,children:[(0,A.jsx)(`td`,{children:e.rank}),(0,A.jsx)(`th`,{scope:`row`,children:e.model.key===p.model.key?`What if`:e.model.name}),(0,A.jsx)(`td`,{className:`number`,children:e.score.toFixed(3)}),(0,A.jsx)(`td`,{className:`bar-cell`,children:(0,A.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,A.jsx)(`div`,{className:`part whole`,style:{width:`${100*Math.max(0,e.score)}%`}})})})]},e.model.key))})]}),p.rank.models.totalCount>$&&(0,A.jsx)(`p`,{className:`faint`,children:Tt(p.rank.models.totalCount,e.totalModels+1)}),(0,A.jsx)(`h3`,{children:`Worth a second look`}),p.model.findings.length===0?(0,A.jsx)(`p`,{children:`Nothing: no gaps, no doubled ownership, no overloaded role.`}):(0,A.jsx)(`ul`,{children:p.model.findings.map(t=>(0,A.jsx)(`li`,{children:Et(t,e,c)},[t.rule,t.responsibility,...t.roles].join()))}),(0,A.jsx)(`h3`,{children:`The way there`}),p.plan?(0,A.jsx)(`ol`,{children:p.plan.moves.map((e,t)=>(0,A.jsxs)(`li`,{children:[(0,A.jsx)(`b`,{children:e.responsibility.name}),`: `,Ke(e),` `,(0,A.jsxs)(`span`,{className:`faint`,children:[`then `,p.plan?.journey.steps[t]?.score.toFixed(3)]})]},t))}):(0,A.jsxs)(`p`,{children:[`It is the same as `,i.name,`.`]}),(0,A.jsx)(kt,{matrix:e,state:t,base:i.key,baseName:i.name,plan:d.of===u&&!d.error?p.plan:void 0,done:()=>n({changes:[],newRoles:[]})})]})]})]})}var $=20;function wt({model:e,rank:t}){let n=t.models.nodes.slice(0,$),r=[...t.models.nodes,...t.rest.nodes].find(t=>t.model.key===e.key);return r&&!n.some(t=>t.model.key===e.key)?[...n,r]:n}function Tt(e,t){return`The first ${$}, and the supposed one, among ${e<t?`${e} of ${t} models, the base and the first by key`:`${e} models`}.`}function Et(e,t,n){let r=t.responsibilities.find(t=>t.key===e.responsibility)?.name??e.responsibility??``,i=e.roles.map(e=>n.get(e)??e);switch(e.rule){case`GAP_MISSING`:return`${r} is not mentioned.`;case`GAP_VACANT`:return`Nobody owns ${r}.`;case`GAP_UNDEFINED`:return`It is open how ${i.join(` and `)} should own ${r}.`;case`DOUBLED_OWNERSHIP`:return`${i.join(` and `)} own ${r} at the same time.`;case`OVERLOADED_ROLE`:return`${i.join()} carries more than half of the responsibilities.`;default:return`Of ${r} not one alone is accountable, but ${i.join(`, `)}.`}}function Dt(e){let t={responsibility:e.responsibility,owners:e.owners};return t.arrangement=e.owners.length===0?`VACANT`:e.arrangement===`COLLECTIVE`?`COLLECTIVE`:e.owners.length===1?`SOLE`:e.arrangement===`ALTERNATIVE`?`ALTERNATIVE`:`SHARED`,t}function Ot({add:e}){let[t,n]=(0,l.useState)(``);return(0,A.jsxs)(`form`,{className:`choice`,onSubmit:r=>{r.preventDefault(),Z(t)&&e(t.trim()),n(``)},children:[(0,A.jsx)(`label`,{htmlFor:`new-role`,children:`New role`}),(0,A.jsx)(`input`,{id:`new-role`,value:t,placeholder:`Delivery manager`,onChange:e=>n(e.target.value)}),(0,A.jsx)(`button`,{type:`submit`,children:`Add`})]})}function kt({matrix:e,state:t,base:n,baseName:r,plan:i,done:a}){let[o,s]=(0,l.useState)(``),[c,u]=(0,l.useState)(),[d,f]=(0,l.useState)(),p=i!=null&&i===d,m=(0,l.useRef)(t);m.current=t;let h=(e,t=!1)=>u({text:e,bad:t}),g=async e=>{try{h(await e())}catch(e){h(e instanceof E?e.message:String(e),!0)}};return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(`h3`,{children:`Keep it`}),(0,A.jsxs)(`div`,{className:`controls`,children:[(0,A.jsx)(`button`,{type:`button`,onClick:()=>g(async()=>(await navigator.clipboard.writeText(new URL(x(t),location.href).href),`The link is on the clipboard.`)),children:`Copy a link`}),(0,A.jsxs)(`span`,{className:`choice`,children:[(0,A.jsx)(`label`,{htmlFor:`scenario-name`,children:`Scenario`}),(0,A.jsx)(`input`,{id:`scenario-name`,value:o,placeholder:`its name`,onChange:e=>s(e.target.value)}),(0,A.jsx)(`button`,{type:`button`,disabled:!o.trim(),onClick:()=>g(async()=>{let{saveScenario:r}=await D(De,{input:{name:o,preferences:w(t,e),method:t.method,base:n,changes:ne(t),newRoles:t.newRoles}}),i=r.userErrors[0];if(i)throw new E(i.message,!1);return`Kept. runScenario(key: "${r.scenario?.key}") asks it again.`}),children:`Save`})]}),i!==null&&!p&&(0,A.jsxs)(`button`,{type:`button`,onClick:()=>f(i),disabled:!i||t.newRoles.length>0,title:t.newRoles.length>0?`New roles have to be made first`:void 0,children:[`Apply to `,r,`…`]}),p&&(0,A.jsxs)(A.Fragment,{children:[(0,A.jsxs)(`span`,{children:[`Write `,i.moves.length,` moves into `,r,`?`]}),(0,A.jsx)(`button`,{type:`button`,className:`primary`,onClick:()=>g(async()=>{f(void 0);let e=i?.moves.map(e=>({kind:e.kind,responsibility:e.responsibility.key,from:e.from?.key??null,to:e.to?.key??null,quality:e.quality??null,arrangement:e.arrangement??null})),{applyPlan:o}=await D(Ee,{input:{model:n,moves:e??[]}}),s=o.userErrors[0];if(s)throw new E(s.message,!1);return m.current.changes===t.changes&&a(),`${r} is now as supposed: ${o.changes.length} changes written.`}),children:`Apply`}),(0,A.jsx)(`button`,{type:`button`,onClick:()=>f(void 0),children:`Cancel`})]})]}),(0,A.jsx)(`p`,{role:`status`,className:c?.bad?`problem`:`told`,children:c?.text})]})}var At=(0,l.lazy)(()=>c(()=>import(`./graph-Rc_P2oSg.js`).then(e=>({default:e.GraphView}),()=>{throw new E(`The code of this view could not be loaded: the server is away, or was upgraded.`,!0)}),__vite__mapDeps([0,1,2]),import.meta.url)),jt={matrix:`Matrix`,rank:`Rank`,compare:`Compare`,"what-if":`What if`,graph:`Graph`,roles:`Roles`};function Mt(){let[e,t]=(0,l.useState)(()=>y(location.search)),[n]=(0,l.useState)(()=>new ae(e));return(0,l.useEffect)(()=>n.show(e),[n,e]),(0,l.useEffect)(()=>{let e=()=>{let e=y(location.search);n.arrive(e),t(e)},r=()=>n.flush();return addEventListener(`popstate`,e),addEventListener(`pagehide`,r),()=>{removeEventListener(`popstate`,e),removeEventListener(`pagehide`,r)}},[n]),[e,(0,l.useCallback)(e=>t(t=>({...t,...e})),[])]}function Nt(e){let[t,n]=(0,l.useState)(),[r,i]=(0,l.useState)(),[a,o]=(0,l.useState)(0),s=(0,l.useRef)(!1);return(0,l.useEffect)(()=>{let e=new AbortController,t;return Ae(e.signal,e=>{(!s.current||e.whole)&&n(e),s.current||=e.whole}).then(()=>i(void 0),n=>{if(e.signal.aborted)return;let r=n instanceof E?n:new E(String(n),!1);i(r),r.passing&&(t=setTimeout(()=>o(e=>e+1),le()))}),()=>{e.abort(),clearTimeout(t)}},[e,a]),{matrix:t,error:r,retry:()=>o(e=>e+1)}}function Pt(){let[e,t]=(0,l.useState)(0),[n,r]=(0,l.useState)(!0);return(0,l.useEffect)(()=>{let e,n=!0,i=()=>{clearTimeout(e),e=setTimeout(()=>t(e=>e+1),300)},a=de(Oe,i,e=>{e&&!n&&i(),n=e,r(e)});return()=>{a(),clearTimeout(e)}},[]),{version:e,live:n}}function Ft(){let[e,t]=(0,l.useState)(()=>{try{return localStorage.getItem(`orgraph-theme`)??`auto`}catch{return`auto`}}),[n,r]=(0,l.useState)(()=>matchMedia(`(prefers-color-scheme: dark)`).matches);return(0,l.useEffect)(()=>{let e=matchMedia(`(prefers-color-scheme: dark)`),t=()=>r(e.matches);return e.addEventListener(`change`,t),()=>e.removeEventListener(`change`,t)},[]),(0,l.useEffect)(()=>{document.documentElement.dataset.theme=e===`auto`?n?`dark`:`light`:e;try{localStorage.setItem(`orgraph-theme`,e)}catch{}},[e,n]),[e,t,e===`auto`?n:e===`dark`]}function It(){let[e,t]=Mt(),{version:n,live:r}=Pt(),{matrix:i,error:a,retry:s}=Nt(n),[c,u,f]=Ft(),[p,m]=(0,l.useState)(),h=e=>{e&&m(t=>({file:e,number:(t?.number??0)+1}))},[g,_]=(0,l.useState)(!1),v=ft(e,i,n),y=(0,l.useRef)({sheet:void 0,svg:void 0}),b=(0,l.useCallback)((e,t)=>{y.current={sheet:e,svg:t}},[]);return(0,A.jsxs)(`div`,{className:g?`page over`:`page`,onDragOver:e=>(e.preventDefault(),_(!0)),onDragLeave:()=>_(!1),onDrop:e=>{e.preventDefault(),_(!1),h(e.dataTransfer.files[0])},children:[(0,A.jsx)(`a`,{className:`skip`,href:`#main`,children:`To the content`}),(0,A.jsxs)(`header`,{children:[(0,A.jsx)(`h1`,{children:`Orgraph`}),(0,A.jsxs)(`nav`,{"aria-label":`Views`,children:[d.map(n=>(0,A.jsx)(`button`,{type:`button`,"aria-current":e.view===n?`page`:void 0,onClick:()=>t({view:n}),children:jt[n]},n)),(0,A.jsx)(`a`,{href:`playground`,children:`Playground`})]}),(0,A.jsxs)(`details`,{className:`menu`,children:[(0,A.jsx)(`summary`,{children:`More`}),(0,A.jsxs)(`div`,{className:`menu-body`,children:[(0,A.jsx)(Lt,{exported:()=>i?e.view===`matrix`?{sheet:it(i,e),svg:void 0}:e.view===`rank`?{sheet:pt(v.data?.rank,i),svg:void 0}:e.view===`what-if`?{sheet:St(i,e),svg:void 0}:y.current:{sheet:void 0,svg:void 0}}),(0,A.jsxs)(`label`,{className:`button`,children:[`Import a file…`,(0,A.jsx)(`input`,{type:`file`,className:`unseen`,accept:`.md,.markdown,.html,.htm,.csv,.tsv,.yaml,.yml,.txt`,onChange:e=>(h(e.target.files?.[0]),e.target.value=``)})]}),(0,A.jsxs)(`label`,{children:[`Theme`,` `,(0,A.jsxs)(`select`,{value:c,onChange:e=>u(e.target.value),children:[(0,A.jsx)(`option`,{value:`auto`,children:`as the system`}),(0,A.jsx)(`option`,{value:`light`,children:`light`}),(0,A.jsx)(`option`,{value:`dark`,children:`dark`})]})]}),(0,A.jsx)(o,{})]})]}),!r&&(0,A.jsx)(`span`,{className:`away`,role:`status`,children:`not live, connecting…`})]}),(0,A.jsxs)(`main`,{id:`main`,tabIndex:-1,children:[(0,A.jsx)(`h2`,{className:`unseen`,children:jt[e.view]}),(0,A.jsx)(B,{error:a,retry:s}),!i&&!a&&(0,A.jsx)(`p`,{role:`status`,children:`Reading the matrix…`}),i&&i.models.length===0&&(0,A.jsx)(`p`,{className:`empty`,children:`The graph holds no model yet. Drop a file with a matrix on this page, or import one with “More”.`}),i&&i.models.length>0&&(0,A.jsx)(pe,{children:(0,A.jsxs)(l.Suspense,{fallback:(0,A.jsx)(`p`,{role:`status`,children:`Loading…`}),children:[e.view===`matrix`&&(0,A.jsx)(at,{matrix:i,state:e,set:t}),e.view===`rank`&&(0,A.jsx)(mt,{matrix:i,state:e,set:t,asked:v,version:n}),e.view===`compare`&&(0,A.jsx)(We,{matrix:i,state:e,set:t,version:n,sheet:b}),e.view===`what-if`&&(0,A.jsx)(Ct,{matrix:i,state:e,set:t,version:n}),e.view===`graph`&&(0,A.jsx)(At,{matrix:i,state:e,set:t,version:n,dark:f,sheet:b}),e.view===`roles`&&(0,A.jsx)(yt,{state:e,set:t,version:n,sheet:b})]})},e.view)]}),e.cell&&(0,A.jsx)(Ve,{cell:e.cell,version:n,close:()=>t({cell:``}),showRole:e=>t({view:`roles`,role:e,cell:``})},e.cell),p&&(0,A.jsx)(nt,{file:p.file,close:()=>m(void 0)},p.number)]})}function Lt({exported:e}){let[t,n]=(0,l.useState)(``),r=t=>async()=>{let{sheet:r,svg:i}=e();if(!r)return n(`There is nothing to export yet.`);try{n(``),await t(r,i?i():Ze(r),`orgraph-${r.name.toLowerCase().replace(/\W+/g,`-`)}`)}catch(e){n(e instanceof Error?e.message:String(e))}};return(0,A.jsxs)(`div`,{className:`exports`,role:`group`,"aria-label":`Export what you see`,children:[`Export`,` `,(0,A.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>J(`${n}.csv`,`text/csv`,qe(e))),children:`CSV`}),(0,A.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>J(`${n}.json`,`application/json`,Je(e))),children:`JSON`}),(0,A.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>J(`${n}.svg`,`image/svg+xml`,t)),children:`SVG`}),(0,A.jsx)(`button`,{type:`button`,onClick:r(async(e,t,n)=>J(`${n}.png`,`image/png`,await Qe(t))),children:`PNG`}),(0,A.jsx)(`span`,{role:`status`,children:t})]})}var Rt=document.getElementById(`root`);Rt&&(0,u.createRoot)(Rt).render((0,A.jsx)(l.StrictMode,{children:(0,A.jsx)(pe,{children:(0,A.jsx)(It,{})})}));export{P as a,g as c,I as i,f as l,Be as n,Ce as o,B as r,D as s,H as t,h as u};
const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./graph-5RO9Fs4b.js","./esm-4QsoH6rb.js","./preload-helper-BQUUbbNx.js"])))=>i.map(i=>d[i]);
import{a as e,c as t,d as n,i as r,n as i,o as a,r as o,t as s}from"./esm-4QsoH6rb.js";import{t as c}from"./preload-helper-BQUUbbNx.js";var l=n(t(),1),u=a(),d=[`matrix`,`rank`,`compare`,`what-if`,`graph`,`roles`],f=[`bipartite`,`by-model`,`force`],p=[`WEIGHTED_SUM`,`TOPSIS`,`TOPSIS_VECTOR`,`TOPSIS_MIN_MAX`,`PROMETHEE_II`],m=[`ROLE_LOAD`,`CONCENTRATION`,`CLARITY`,`HAND_OFFS`],h=[`WELL`,`POORLY`,`UNDEFINED`],g=[`ROLE`,`MODEL`,`RESPONSIBILITY`,`TRADEOFF`,`SOURCE`],_=[`SOLE`,`ALTERNATIVE`,`SHARED`,`COLLECTIVE`,`VACANT`],v={view:`matrix`,search:``,quality:``,sort:`name`,transposed:!1,cell:``,weights:{},structures:{},method:`WEIGHTED_SUM`,leaveOut:!1,compare:[],base:``,changes:[],newRoles:[],layout:`bipartite`,graphModels:[],graphQualities:[],graphKinds:[],focus:``,role:``};function y(e){let t=new URLSearchParams(e),n=(e,n,r)=>{let i=t.get(e);return n.find(e=>e===i)??r},r=e=>(t.get(e)??``).split(`,`).filter(Boolean);return{view:n(`view`,d,v.view),search:t.get(`search`)??``,quality:n(`quality`,h,``),sort:t.get(`sort`)??v.sort,transposed:t.get(`transposed`)===`true`,cell:t.get(`cell`)??``,weights:S(r(`weights`)),structures:Object.fromEntries(Object.entries(S(r(`structures`))).filter(([e])=>m.some(t=>t===e))),method:n(`method`,p,v.method),leaveOut:t.get(`missing`)===`left-out`,compare:r(`compare`),base:t.get(`base`)??``,changes:te(t.get(`changes`)??``),newRoles:r(`newRoles`),layout:n(`layout`,f,v.layout),graphModels:r(`models`),graphQualities:h.filter(e=>r(`qualities`).includes(e)),graphKinds:g.filter(e=>r(`kinds`).includes(e)),focus:t.get(`focus`)??``,role:t.get(`role`)??``}}function b(e){let t=new URLSearchParams,n=(e,n,r=``)=>{n!==r&&t.set(e,n)},r=e=>Object.entries(e).map(([e,t])=>`${e}:${t}`).join(`,`);return n(`view`,e.view,v.view),n(`search`,e.search),n(`quality`,e.quality),n(`sort`,e.sort,v.sort),n(`transposed`,String(e.transposed),`false`),n(`cell`,e.cell),n(`weights`,r(e.weights)),n(`structures`,r(e.structures)),n(`method`,e.method,v.method),n(`missing`,e.leaveOut?`left-out`:``),n(`compare`,e.compare.join(`,`)),n(`base`,e.base),n(`changes`,ee(e.changes)),n(`newRoles`,e.newRoles.join(`,`)),n(`layout`,e.layout,v.layout),n(`models`,e.graphModels.join(`,`)),n(`qualities`,e.graphQualities.join(`,`)),n(`kinds`,e.graphKinds.join(`,`)),n(`focus`,e.focus),n(`role`,e.role),t.toString()}function x(e){let t=b(e);return t?`?${t}`:location.pathname}function S(e){let t={};for(let n of e){let e=n.lastIndexOf(`:`),r=Number(n.slice(e+1));e>0&&Number.isFinite(r)&&r>=0&&(t[n.slice(0,e)]=r)}return t}function ee(e){return e.map(e=>`${e.responsibility}=${e.arrangement??``}(${e.owners.map(e=>`${e.role}:${e.quality}`).join(`;`)})`).join(`,`)}function te(e){let t=[];for(let n of e.split(`,`).filter(Boolean)){let e=/^([^=]+)=([A-Z]*)\(([^)]*)\)$/.exec(n);if(!e)continue;let[,r=``,i,a=``]=e,o={responsibility:r,owners:[]},s=_.find(e=>e===i);s&&(o.arrangement=s);for(let e of a.split(`;`).filter(Boolean)){let[t=``,n]=e.split(`:`);o.owners.push({role:t,quality:h.find(e=>e===n)??`WELL`})}t.push(o)}return t}function C(e){return{weights:Object.entries(e.weights).map(([e,t])=>({responsibility:e,weight:t})),structures:m.flatMap(t=>{let n=e.structures[t];return n?[{structure:t,weight:n}]:[]}),missing:e.leaveOut?`LEFT_OUT`:`VACANT`}}function ne(e){return e.changes.map(e=>({responsibility:e.responsibility,owners:e.owners,arrangement:e.arrangement??null,unassign:!1}))}var re=250,ie=5e3,ae=class{written;wanted;timer;constructor(e){this.written=this.wanted=e}show(e){e!==this.wanted&&(e.view===this.wanted.view?(this.wanted=e,this.wait(re)):(this.flush(),this.wanted=e,this.write(`pushState`)))}arrive(e){clearTimeout(this.timer),this.written=this.wanted=e}flush(){clearTimeout(this.timer),this.written!==this.wanted&&this.write(`replaceState`)}write(e){try{history[e](null,``,x(this.wanted)),this.written=this.wanted}catch{this.wait(ie)}}wait(e){clearTimeout(this.timer),this.timer=setTimeout(()=>this.flush(),e)}},w=new URL(`graphql`,document.baseURI),T=class extends Error{passing;constructor(e,t){super(e),this.passing=t}},oe=3e4,se=[`UNAVAILABLE`,`TIMEOUT`,`OVERLOADED`,`RATE_LIMITED`],ce=e=>e===429||e>=500,E=()=>2e3+2e3*Math.random();async function D(e,t,n){let i={"Content-Type":`application/json`,Accept:`application/graphql-response+json, application/json`};r()&&(i.Authorization=`Bearer ${r()}`);let a=AbortSignal.timeout(oe),o,s;try{o=await fetch(w,{method:`POST`,headers:i,body:JSON.stringify({query:e.toString(),variables:t}),signal:n?AbortSignal.any([n,a]):a}),s=await o.json()}catch(e){throw n?.aborted?e:a.aborted?new T(`The server has not answered for half a minute.`,!0):o&&e instanceof SyntaxError?new T(`The server answered ${o.status} without saying why.`,ce(o.status)):new T(`The server cannot be reached.`,!0)}let c=s.errors?.[0];if(c){let e=c.extensions?.code;throw o.status===401?new T(`${r()?`The token above is not known here`:`This server answers nobody without a token`}: give one, and load the page again.`,!1):e===`UNAUTHENTICATED`?new T(`This takes a token: give one above.`,!1):new T(c.message,se.includes(e??``)||o.status===429||o.status===503)}if(!s.data)throw new T(`The server answered nothing.`,!0);return s.data}function le(e,t,n){let r,i=()=>{r?.(),r=void 0},a=()=>{document.visibilityState===`hidden`?i():r||(r=de(e,t,n),o&&t())},o=!1;return a(),o=!0,document.addEventListener(`visibilitychange`,a),addEventListener(`pagehide`,i),addEventListener(`pageshow`,a),()=>{document.removeEventListener(`visibilitychange`,a),removeEventListener(`pagehide`,i),removeEventListener(`pageshow`,a),i()}}var ue=1e4,O=e=>Math.min(500*2**e,ue)*(.5+Math.random()/2);function de(e,t,n){let a=!1,o=0,s,c,l=e=>a||n(e),u=i({url:w.href,headers:()=>r()?{Authorization:`Bearer ${r()}`}:{},retryAttempts:2**53-1,retry:e=>new Promise(t=>setTimeout(t,O(e))),on:{connected:()=>l(!0),connecting:e=>e&&l(!1)}}),d=()=>{let r=Date.now(),i=()=>{a||(n(!1),Date.now()-r>ue&&(o=0),s=setTimeout(d,O(o++)))};c=u.subscribe({query:e.toString()},{next:e=>a||!e.data||t(),error:i,complete:i})};return d(),()=>{a=!0,clearTimeout(s),c?.(),u.dispose()}}var k=e(),A=class extends l.Component{state={problem:``};static getDerivedStateFromError(e){return{problem:e instanceof T?e.message:`This cannot be shown, by a mistake in the page: ${e instanceof Error?e.message:String(e)}`}}render(){return this.state.problem?(0,k.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,k.jsx)(`span`,{children:this.state.problem}),(0,k.jsx)(`button`,{type:`button`,onClick:()=>location.reload(),children:`Load the page again`})]}):this.props.children}},j=class extends String{__apiType;value;__meta__;constructor(e,t){super(e),this.value=e,this.__meta__=t}toString(){return this.value}},fe={"\n  query MatrixPage($first: Int!, $after: Cursor) {\n    models(first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        key\n        name\n        abbreviation\n        status\n        summary\n        assignments(first: 100) {\n          nodes {\n            id\n            arrangement\n            responsibility {\n              key\n            }\n            owners {\n              quality\n              role {\n                key\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n":new j(`
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
    `),"\n  query WhatIf(\n    $base: String!\n    $changes: [CellChangeInput!]!\n    $newRoles: [String!]\n    $preferences: PreferencesInput\n    $method: RankingMethod!\n    $name: String!\n  ) {\n    whatIf(base: $base, changes: $changes, newRoles: $newRoles, name: $name) {\n      model {\n        key\n        name\n        findings {\n          rule\n          responsibility\n          roles\n        }\n      }\n      rank(preferences: $preferences, method: $method) {\n        models(first: 20) {\n          nodes {\n            rank\n            score\n            model {\n              key\n              name\n            }\n          }\n        }\n      }\n      plan {\n        moves {\n          kind\n          quality\n          arrangement\n          responsibility {\n            key\n            name\n          }\n          from {\n            key\n            name\n          }\n          to {\n            key\n            name\n          }\n        }\n        journey(preferences: $preferences) {\n          start\n          cost\n          steps {\n            score\n          }\n        }\n      }\n    }\n  }\n":new j(`
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
      models(first: 20) {
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
    `)};function M(e){return fe[e]??{}}var pe=M(`
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
`),me=M(`
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
`),he=M(`
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
`),ge=M(`
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
`),_e=M(`
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
`),ve=M(`
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
`),ye=M(`
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
        models(first: 20) {
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
`),be=M(`
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
`),xe=M(`
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
`),Se=M(`
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
`),Ce=M(`
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
`),we=M(`
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
`),Te=M(`
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
`),Ee=M(`
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
`),De=100;async function Oe(e,t){let n={responsibilities:[],roles:new Map,models:[],totalModels:0},r=null,i=null;for(let t=!0;t;){let a=await ke(r,i,e);for(let e of a.roles.nodes)n.roles.set(e.key,{key:e.key,name:e.name,summary:e.summary,short:e.abbreviation||e.name});for(let e of a.responsibilities.nodes)n.responsibilities.some(t=>t.key===e.key)||n.responsibilities.push(e);r=a.roles.pageInfo.endCursor??r,i=a.responsibilities.pageInfo.endCursor??i,t=a.roles.pageInfo.hasNextPage||a.responsibilities.pageInfo.hasNextPage}let a=null;for(let r=!0;r;){let{models:i}=await Ae(a,e);for(let e of i.nodes){let t=new Map;for(let n of e.assignments.nodes)t.set(n.responsibility.key,{arrangement:n.arrangement,owners:n.owners.map(e=>({role:e.role.key,quality:e.quality}))});n.models.push({key:e.key,name:e.name,status:e.status,summary:e.summary,cells:t})}n.totalModels=i.totalCount,a=i.pageInfo.endCursor??null,r=i.pageInfo.hasNextPage,t({...n,models:[...n.models]})}}function ke(e,t,n){return D(me,{roles:e,responsibilities:t},n)}function Ae(e,t){return D(pe,{first:De,after:e},t)}function N(e,t,n=120){let[r,i]=(0,l.useState)({loading:!0}),[a,o]=(0,l.useState)(0),s=(0,l.useRef)(t);return s.current=t,(0,l.useEffect)(()=>{let t=new AbortController,r,a=setTimeout(async()=>{i(e=>({...e,loading:!0}));try{let n=await s.current(t.signal);t.signal.aborted||i({data:n,of:e,loading:!1})}catch(e){if(t.signal.aborted)return;let n=e instanceof T?e:new T(String(e),!1);i(e=>({...e,error:n,loading:!1})),n.passing&&(r=setTimeout(()=>o(e=>e+1),E()))}},n);return()=>{clearTimeout(a),clearTimeout(r),t.abort()}},[e,a,n]),{data:r.data,of:r.of,error:r.error,loading:r.loading,retry:()=>o(e=>e+1)}}var P={WELL:`✓`,POORLY:`✗`,UNDEFINED:`?`},F={WELL:`well`,POORLY:`poorly`,UNDEFINED:`undefined`},I={SOLE:``,ALTERNATIVE:`or`,SHARED:`&`,COLLECTIVE:`+`,VACANT:``},L={SOLE:`one owner`,ALTERNATIVE:`one of them owns it`,SHARED:`divided between them`,COLLECTIVE:`owned as a group`,VACANT:`nobody owns it`};function R(e){if(!e)return`missing`;let[t,...n]=e.owners;return t?n.some(e=>e.quality!==t.quality)?`mixed`:F[t.quality]:`vacant`}function je(e,t){if(!e)return`not mentioned`;if(e.owners.length===0)return`nobody owns it`;let n=e.owners.map(e=>`${t.roles.get(e.role)?.name??e.role} ${F[e.quality]}`).join(`, `);return e.owners.length>1||e.arrangement===`COLLECTIVE`?`${n}, ${L[e.arrangement]}`:n}function z(e,t){if(!e)return`·`;if(e.owners.length===0)return`∅`;let n=e.owners.map(e=>`${t.roles.get(e.role)?.short??e.role} ${P[e.quality]}`);return e.arrangement===`COLLECTIVE`?`all: ${n.join(`, `)}`:n.join(` ${I[e.arrangement]} `)}function Me({cell:e,matrix:t}){return e?e.owners.length===0?(0,k.jsx)(`span`,{children:`∅`}):(0,k.jsx)(k.Fragment,{children:e.owners.map((n,r)=>(0,k.jsxs)(`span`,{className:`owner`,children:[r>0&&(0,k.jsxs)(`span`,{className:`joint`,children:[I[e.arrangement],` `]}),r===0&&e.arrangement===`COLLECTIVE`&&(0,k.jsx)(`span`,{className:`joint`,children:`all: `}),(0,k.jsx)(`span`,{className:`name`,children:t.roles.get(n.role)?.short??n.role}),` `,(0,k.jsx)(`span`,{className:`sign ${F[n.quality]}`,children:P[n.quality]})]},n.role))}):(0,k.jsx)(`span`,{className:`faint`,children:`·`})}function Ne(){return(0,k.jsxs)(`p`,{className:`legend`,children:[(0,k.jsx)(`span`,{className:`swatch well`}),` ✓ well `,(0,k.jsx)(`span`,{className:`swatch poorly`}),` ✗ poorly `,(0,k.jsx)(`span`,{className:`swatch undefined`}),` ? undefined`,` `,(0,k.jsx)(`span`,{className:`swatch mixed`}),` mixed `,(0,k.jsx)(`span`,{className:`swatch vacant`}),` ∅ nobody owns it `,(0,k.jsx)(`span`,{className:`faint`,children:`·`}),` not mentioned. `,(0,k.jsx)(`b`,{children:`or`}),`: one of them, `,(0,k.jsx)(`b`,{children:`&`}),`: divided, `,(0,k.jsx)(`b`,{children:`all`}),`: as a group.`]})}function B({error:e,retry:t}){return e?(0,k.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,k.jsxs)(`span`,{children:[e.message.replace(/\.?$/,`.`),` `,e.passing&&`It is tried again.`]}),(0,k.jsx)(`button`,{type:`button`,onClick:t,children:`Try now`})]}):null}function V({label:e,models:t,chosen:n,onChange:r,most:i=100}){let a=(0,l.useId)(),[o,s]=(0,l.useState)(``),c=new Map(t.map(e=>[e.key,e.name])),u=e=>{let a=t.find(t=>t.name===e||t.key===e);return a?(n.includes(a.key)||r([...n,a.key].slice(-i)),!0):!1};return(0,k.jsxs)(`div`,{className:`picker`,children:[(0,k.jsx)(`label`,{htmlFor:a,children:e}),(0,k.jsxs)(`div`,{className:`picked`,children:[n.map(e=>(0,k.jsxs)(`button`,{type:`button`,className:`chip`,onClick:()=>r(n.filter(t=>t!==e)),children:[c.get(e)??e,` `,(0,k.jsx)(`span`,{"aria-hidden":`true`,children:`×`}),(0,k.jsx)(`span`,{className:`unseen`,children:`, take out`})]},e)),(0,k.jsx)(`input`,{id:a,list:`${a}-models`,value:o,placeholder:`add a model`,autoComplete:`off`,onChange:e=>s(u(e.target.value)?``:e.target.value)}),(0,k.jsx)(`datalist`,{id:`${a}-models`,children:t.filter(e=>!n.includes(e.key)).slice(0,200).map(e=>(0,k.jsx)(`option`,{value:e.name},e.key))})]})]})}function H({label:e,value:t,options:n,onChange:r}){let i=(0,l.useId)();return(0,k.jsxs)(`span`,{className:`choice`,children:[(0,k.jsx)(`label`,{htmlFor:i,children:e}),(0,k.jsx)(`select`,{id:i,value:t,onChange:e=>r(e.target.value),children:n.map(([e,t])=>(0,k.jsx)(`option`,{value:e,children:t},e))})]})}function U({title:e,children:t}){return(0,k.jsxs)(`section`,{children:[(0,k.jsx)(`h2`,{children:e}),t]})}var W=e=>`${Math.round(100*e)} %`;function Pe({cell:e,version:t,close:n,showRole:r}){let[i=``,a=``]=e.split(`/`),o=(0,l.useRef)(null),{data:s,error:c,loading:u,retry:d}=N(`${e} ${t}`,e=>D(he,{model:i,responsibility:a},e),0);(0,l.useEffect)(()=>{let e=o.current;e&&!e.open&&e.showModal()},[]);let f=s?.assignment;return(0,k.jsx)(`dialog`,{ref:o,className:`card`,"aria-labelledby":`cell-title`,onClose:n,onClick:e=>e.target===o.current&&o.current?.close(),children:(0,k.jsxs)(`div`,{className:`card-body`,children:[(0,k.jsx)(`form`,{method:`dialog`,children:(0,k.jsx)(`button`,{type:`submit`,className:`close`,"aria-label":`Close`,children:`×`})}),(0,k.jsx)(`h2`,{id:`cell-title`,children:s?.model&&s.responsibility?`${s.model.name}: ${s.responsibility.name}`:`Cell`}),(0,k.jsx)(B,{error:c,retry:d}),u&&!s&&(0,k.jsx)(`p`,{role:`status`,children:`Reading…`}),s?.responsibility?.summary&&(0,k.jsx)(`p`,{className:`faint`,children:s.responsibility.summary}),s&&!f&&(0,k.jsx)(`p`,{children:`The model does not mention it.`}),f&&(0,k.jsxs)(k.Fragment,{children:[f.statement&&(0,k.jsx)(`blockquote`,{children:f.statement}),(0,k.jsx)(`p`,{children:f.owners.length===0?`Nobody owns it.`:f.owners.length>1?`${L[f.arrangement]}:`:``}),(0,k.jsx)(`ul`,{className:`owners`,children:f.owners.map(e=>(0,k.jsxs)(`li`,{children:[(0,k.jsx)(`button`,{type:`button`,className:`link`,onClick:()=>r(e.role.key),children:e.role.name}),` `,(0,k.jsx)(`span`,{className:`sign ${F[e.quality]}`,children:P[e.quality]}),` `,F[e.quality],e.note&&(0,k.jsx)(`p`,{className:`note`,children:e.note})]},e.role.key))}),f.source&&(0,k.jsxs)(`p`,{className:`faint`,children:[`From `,f.source.url?(0,k.jsx)(`a`,{href:f.source.url,rel:`noreferrer`,children:f.source.title}):f.source.title,f.source.author&&` by ${f.source.author}`,f.locator&&`, ${f.locator}`]})]}),s?.model&&s.model.tradeoffs.nodes.length>0&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`h3`,{children:`Tradeoffs`}),(0,k.jsx)(`ul`,{children:s.model.tradeoffs.nodes.map(e=>(0,k.jsxs)(`li`,{children:[(0,k.jsx)(`b`,{className:`kind ${e.kind.toLowerCase()}`,children:e.kind.toLowerCase()}),` `,e.statement]},e.key))})]})]})})}function Fe(e,t){let n=t.compare.filter(t=>e.models.some(e=>e.key===t));if(n.length>0||e.models.length<2)return n;let[r,...i]=e.models,a=i.at(-1);return r&&a?[r.key,a.key]:[]}function Ie(e,t){let n=e?.compareModels;return{name:`Comparison`,head:[`Responsibility`,...n?.models.map(e=>e.name)??[]],rows:n?.rows.map(e=>[e.responsibility.name,...e.cells.map((e,n)=>z(G(e.assignment),t)+(n>0?` (${e.changes.join(`, `).toLowerCase()})`:``))])??[],grades:n?.rows.map(e=>[``,...e.cells.map(e=>R(G(e.assignment)))])??[]}}function G(e){return e?{arrangement:e.arrangement,owners:e.owners.map(e=>({role:e.role.key,quality:e.quality}))}:void 0}function Le({matrix:e,state:t,set:n,version:r,sheet:i}){let a=Fe(e,t),[o=``,s=``]=a,c=a.length>=2,l=C(t),{data:u,error:d,loading:f,retry:p}=N(JSON.stringify([a,l,r]),async t=>{let n=c?await D(ve,{models:a,from:o,to:s,preferences:l},t):void 0;return i(Ie(n,e)),n});return(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(V,{label:`Compare with the first`,models:e.models,chosen:a,onChange:e=>n({compare:e}),most:8}),!c&&(0,k.jsx)(`p`,{className:`empty`,children:`Choose two models or more.`}),(0,k.jsx)(B,{error:d,retry:p}),c&&u&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`div`,{className:`scroll`,tabIndex:0,role:`region`,"aria-label":`Comparison, scrolls`,children:(0,k.jsxs)(`table`,{className:f?`comparison stale`:`comparison`,children:[(0,k.jsx)(`caption`,{className:`unseen`,children:`Each model’s cells beside those of the first, with what changed`}),(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`col`,children:`Responsibility`}),u.compareModels.models.map(e=>(0,k.jsx)(`th`,{scope:`col`,children:e.name},e.key))]})}),(0,k.jsx)(`tbody`,{children:u.compareModels.rows.map(t=>(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`row`,children:t.responsibility.name}),t.cells.map((t,n)=>(0,k.jsxs)(`td`,{className:n>0?`change ${t.changes[0]?.toLowerCase()}`:`change`,children:[(0,k.jsx)(Me,{cell:G(t.assignment),matrix:e}),n>0&&(0,k.jsx)(`span`,{className:`changes`,children:t.changes.join(`, `).toLowerCase()})]},n))]},t.responsibility.key))})]})}),(0,k.jsx)(`ul`,{className:`plain`,children:u.compareModels.similarities.map(e=>(0,k.jsxs)(`li`,{children:[e.b.name,` has `,e.common,` of `,e.all,` ownerships in common with `,u.compareModels.models[0]?.name,`: similarity `,e.jaccard.toFixed(2)]},e.b.name))}),(0,k.jsx)(Re,{data:u})]})]})}function Re({data:e}){let[t,n]=e.compareModels.models,{journey:r,enter:i,leave:a}=e.transitionPlan;return!t||!n?null:(0,k.jsxs)(U,{title:`From ${t.name} to ${n.name}`,children:[(0,k.jsxs)(`p`,{className:`faint`,children:[r.steps.length,` moves.`,i.length>0&&` New roles: ${i.map(e=>e.name).join(`, `)}.`,a.length>0&&` Roles that leave: ${a.map(e=>e.name).join(`, `)}.`]}),(0,k.jsxs)(`ol`,{className:`steps`,start:0,children:[(0,k.jsxs)(`li`,{className:`start`,children:[(0,k.jsx)(`span`,{children:`As it is`}),(0,k.jsx)(K,{score:r.start})]}),r.steps.map((e,t)=>(0,k.jsxs)(`li`,{children:[(0,k.jsxs)(`span`,{children:[(0,k.jsx)(`b`,{children:e.move.responsibility.name}),`: `,q(e.move)]}),(0,k.jsx)(K,{score:e.score})]},t))]})]})}function K({score:e}){return(0,k.jsxs)(`span`,{className:`score`,children:[(0,k.jsx)(`span`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`span`,{className:`part whole`,style:{width:`${100*e}%`}})}),e.toFixed(3)]})}function q(e){let t=e.quality?`, ${F[e.quality]}`:``;switch(e.kind){case`MOVE`:return`from ${e.from?.name} to ${e.to?.name}${t}`;case`ADD`:return`add ${e.to?.name}${t}`;case`REMOVE`:return`take out ${e.from?.name}`;case`REGRADE`:return`${e.to?.name} owns it${t.replace(`,`,``)}`;default:return e.arrangement?`arrange as ${e.arrangement.toLowerCase()}`:`not mentioned any more`}}function ze(e){let t=e=>{let t=/^[=+\-@\t\r]/.test(e)&&!/^-?\d+(\.\d+)?( %)?$/.test(e)?`'${e}`:e;return/[",\r\n]/.test(t)?`"${t.replaceAll(`"`,`""`)}"`:t};return[e.head,...e.rows].map(e=>e.map(t).join(`,`)+`\r
`).join(``)}function Be(e){let t=e.rows.map(t=>Object.fromEntries(e.head.map((e,n)=>[e,t[n]??``])));return JSON.stringify(t,null,2)+`
`}var Ve={well:`#cdebd5`,poorly:`#f8d3cf`,undefined:`#dfe3ea`,mixed:`#fbe8bf`,vacant:`#ffffff`,missing:`#ffffff`},J=28,He=7.6;function Ue(e){let t=e=>e.replace(/[&<>"]/g,e=>`&#${e.charCodeAt(0)};`),n=e.head.map((t,n)=>20+He*Math.max(t.length,...e.rows.map(e=>(e[n]??``).length))),r=n.map((e,t)=>n.slice(0,t).reduce((e,t)=>e+t,10)),i=[`<svg xmlns="http://www.w3.org/2000/svg" width="${Math.ceil(n.reduce((e,t)=>e+t,20))}" height="${(e.rows.length+1)*J+50}" font-family="system-ui, sans-serif" font-size="13" fill="#1b1f24">`,`<rect width="100%" height="100%" fill="#ffffff"/><text x="10" y="24" font-weight="600">${t(e.name)}</text>`];return[e.head,...e.rows].forEach((a,o)=>{let s=40+o*J;a.forEach((a,c)=>{let l=o>0?e.grades?.[o-1]?.[c]:void 0,u=r[c]??0;l&&i.push(`<rect x="${u}" y="${s}" width="${n[c]}" height="${J}" fill="${Ve[l]??`#ffffff`}" stroke="#ffffff"/>`),i.push(`<text x="${u+8}" y="${s+18}"${o===0?` font-weight="600"`:``}>${t(a)}</text>`)})}),i.join(`
`)+`
</svg>
`}async function We(e){let t=new Image,n=new TextEncoder().encode(e);t.src=`data:image/svg+xml;base64,${btoa(Array.from(n,e=>String.fromCharCode(e)).join(``))}`,await t.decode();let r=document.createElement(`canvas`);r.width=t.naturalWidth*2,r.height=t.naturalHeight*2;let i=r.getContext(`2d`);if(!i)throw Error(`This browser draws no pictures.`);return i.scale(2,2),i.drawImage(t,0,0),new Promise((e,t)=>{r.toBlob(n=>n?e(n):t(Error(`The picture is too large for this browser; export SVG.`)))})}function Y(e,t,n){let r=URL.createObjectURL(n instanceof Blob?n:new Blob([n],{type:t})),i=document.createElement(`a`);i.href=r,i.download=e,i.click(),setTimeout(()=>URL.revokeObjectURL(r),1e4)}function Ge({file:e,close:t}){let n=(0,l.useRef)(null),[r,i]=(0,l.useState)(),[a,o]=(0,l.useState)(),[s,c]=(0,l.useState)([]),[u,d]=(0,l.useState)(!0),f=async(t,n)=>{d(!0);try{let{importMatrix:r}=await D(Ce,{input:{content:t,name:e.name,dryRun:n,replace:!1}});c(r.userErrors.map(e=>e.message)),o(r.report??void 0)}catch(e){c([e instanceof T?e.message:String(e)])}d(!1)};(0,l.useEffect)(()=>{let t=n.current;t&&!t.open&&t.showModal(),e.text().then(e=>(i(e),f(e,!0)))},[e]);let p=a?.kinds.reduce((e,t)=>e+t.added.length+t.changed.length+t.removed.length,0)??0;return(0,k.jsx)(`dialog`,{ref:n,className:`card`,"aria-labelledby":`import-title`,onClose:t,children:(0,k.jsxs)(`div`,{className:`card-body`,children:[(0,k.jsx)(`form`,{method:`dialog`,children:(0,k.jsx)(`button`,{type:`submit`,className:`close`,"aria-label":`Close`,children:`×`})}),(0,k.jsxs)(`h2`,{id:`import-title`,children:[`Import `,e.name]}),u&&(0,k.jsx)(`p`,{role:`status`,children:`Reading…`}),s.length>0&&(0,k.jsxs)(`div`,{className:`problem`,role:`alert`,children:[(0,k.jsx)(`ul`,{children:s.map(e=>(0,k.jsx)(`li`,{children:e},e))}),r!==void 0&&(0,k.jsx)(`button`,{type:`button`,onClick:()=>void f(r,!0),children:`Try again`})]}),a&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`p`,{children:(0,k.jsx)(`b`,{children:a.dryRun?p===0?`It would change nothing.`:`Nothing is written yet. It would:`:`Written: ${p} changes.`})}),(0,k.jsxs)(`table`,{className:`report`,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`col`,children:`What`}),(0,k.jsx)(`th`,{scope:`col`,children:`add`}),(0,k.jsx)(`th`,{scope:`col`,children:`change`}),(0,k.jsx)(`th`,{scope:`col`,children:`remove`}),(0,k.jsx)(`th`,{scope:`col`,children:`leave`})]})}),(0,k.jsx)(`tbody`,{children:a.kinds.map(e=>(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`row`,children:e.kind}),(0,k.jsx)(`td`,{title:e.added.map(e=>e.key).join(`, `),children:e.added.length}),(0,k.jsx)(`td`,{title:e.changed.map(e=>e.key).join(`, `),children:e.changed.length}),(0,k.jsx)(`td`,{title:e.removed.map(e=>e.key).join(`, `),children:e.removed.length}),(0,k.jsx)(`td`,{children:e.unchanged})]},e.kind))})]}),(0,k.jsx)(`ul`,{className:`faint`,children:a.warnings.map(e=>(0,k.jsx)(`li`,{children:e},e))}),a.dryRun&&p>0&&r!==void 0&&(0,k.jsx)(`button`,{type:`button`,className:`primary`,disabled:u,onClick:()=>void f(r,!1),children:`Import`})]})]})})}function Ke(e,t){let n=t.search.toLocaleLowerCase().split(/\s+/).filter(Boolean),{quality:r}=t,i=e.models.filter(t=>{if(r&&![...t.cells.values()].some(e=>e.owners.some(e=>e.quality===r)))return!1;if(n.length===0)return!0;let i=[...t.cells.values()].flatMap(t=>t.owners.map(t=>e.roles.get(t.role))),a=[t.name,t.key,...i.map(e=>`${e?.name} ${e?.short}`)].join(` `).toLocaleLowerCase();return n.every(e=>a.includes(e))}),a=(e,t)=>e.name.localeCompare(t.name);if(t.sort===`worst`){let e=e=>[...e.cells.values()].flatMap(e=>e.owners).filter(e=>e.quality!==`WELL`).length;return i.sort((t,n)=>e(n)-e(t)||a(t,n))}if(e.responsibilities.some(e=>e.key===t.sort)){let e=[`well`,`mixed`,`poorly`,`undefined`,`vacant`,`missing`],n=n=>e.indexOf(R(n.cells.get(t.sort)));return i.sort((e,t)=>n(e)-n(t)||a(e,t))}return i.sort(a)}function qe(e,t){let n=Ke(e,t),r=(t,n)=>z(t.cells.get(n.key),e),i=(e,t)=>R(e.cells.get(t.key));return t.transposed?{name:`Matrix`,head:[`Responsibility`,...n.map(e=>e.name)],rows:e.responsibilities.map(e=>[e.name,...n.map(t=>r(t,e))]),grades:e.responsibilities.map(e=>[``,...n.map(t=>i(t,e))])}:{name:`Matrix`,head:[`Model`,...e.responsibilities.map(e=>e.name)],rows:n.map(t=>[t.name,...e.responsibilities.map(e=>r(t,e))]),grades:n.map(t=>[``,...e.responsibilities.map(e=>i(t,e))])}}function Je({matrix:e,state:t,set:n}){let r=(0,l.useMemo)(()=>Ke(e,t),[e,t.search,t.quality,t.sort]);return(0,k.jsxs)(k.Fragment,{children:[(0,k.jsxs)(`div`,{className:`controls`,children:[(0,k.jsxs)(`span`,{className:`choice`,children:[(0,k.jsx)(`label`,{htmlFor:`search`,children:`Search`}),(0,k.jsx)(`input`,{id:`search`,type:`search`,value:t.search,placeholder:`model or owner`,onChange:e=>n({search:e.target.value})})]}),(0,k.jsx)(H,{label:`With a cell owned`,value:t.quality,options:[[``,`anyhow`],...h.map(e=>[e,F[e]])],onChange:e=>n({quality:e})}),(0,k.jsx)(H,{label:`Sort by`,value:t.sort,options:[[`name`,`name`],[`worst`,`caveats`],...e.responsibilities.map(e=>[e.key,e.name])],onChange:e=>n({sort:e})}),(0,k.jsx)(`button`,{type:`button`,"aria-pressed":t.transposed,onClick:()=>n({transposed:!t.transposed}),children:`Transpose`}),(0,k.jsxs)(`span`,{className:`count`,role:`status`,children:[r.length===e.totalModels?`${r.length} models`:`${r.length} of ${e.totalModels} models`,e.models.length<e.totalModels&&`, ${e.models.length} read`]})]}),(0,k.jsx)(Ye,{matrix:e,models:r,transposed:t.transposed,open:e=>n({cell:e})}),(0,k.jsx)(Ne,{})]})}function Ye({matrix:e,models:t,transposed:n,open:r}){let i=(0,l.useRef)(null),a=n?e.responsibilities.length:t.length,o=n?t.length:e.responsibilities.length,c=s({count:a,getScrollElement:()=>i.current,estimateSize:()=>58,overscan:6}),[u,d]=(0,l.useState)(0),f=u>0&&u<500?120:190,p=Math.max(148,Math.floor((u-f-2)/Math.max(1,o))),m=s({count:o,getScrollElement:()=>i.current,estimateSize:()=>p,overscan:3,horizontal:!0});(0,l.useEffect)(()=>{let e=i.current;if(!e)return;let t=new ResizeObserver(()=>d(e.clientWidth));return t.observe(e),()=>t.disconnect()},[]),(0,l.useEffect)(()=>m.measure(),[p,m]);let h=c.getVirtualItems(),g=m.getVirtualItems(),_=g[0]?.start??0,v=m.getTotalSize()-(g.at(-1)?.end??0),y=h[0]?.start??0,b=c.getTotalSize()-(h.at(-1)?.end??0),x=(e,t)=>e[t]?.name??``,[S,ee]=n?[e.responsibilities,t]:[t,e.responsibilities];return(0,k.jsxs)(`div`,{className:`heatmap`,ref:i,tabIndex:0,role:`region`,"aria-label":`Matrix, scrolls`,children:[(0,k.jsxs)(`table`,{style:{width:f+m.getTotalSize()},"aria-rowcount":a+1,"aria-colcount":o+1,onKeyDown:e=>{let t=e.target.closest(`[data-row]`),n={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1]}[e.key];if(!t||!n)return;e.preventDefault();let r=Math.max(0,Math.min(a-1,Number(t.dataset.row)+(n[0]??0))),s=Math.max(0,Math.min(o-1,Number(t.dataset.column)+(n[1]??0)));c.scrollToIndex(r),m.scrollToIndex(s);let l=e=>{let t=i.current?.querySelector(`[data-row="${r}"][data-column="${s}"]`);t?t.focus():e>0&&requestAnimationFrame(()=>l(e-1))};l(10)},children:[(0,k.jsx)(`caption`,{className:`unseen`,children:`Who owns what, how well. The arrow keys move from cell to cell; Enter opens one.`}),(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{"aria-rowindex":1,children:[(0,k.jsx)(`th`,{scope:`col`,className:`corner`,style:{width:f},children:n?`Responsibility`:`Model`}),_>0&&(0,k.jsx)(`td`,{"aria-hidden":`true`,style:{width:_}}),g.map(e=>(0,k.jsx)(`th`,{scope:`col`,"aria-colindex":e.index+2,style:{width:e.size},children:x(ee,e.index)},e.key)),v>0&&(0,k.jsx)(`td`,{"aria-hidden":`true`,style:{width:v}})]})}),(0,k.jsxs)(`tbody`,{children:[y>0&&(0,k.jsx)(`tr`,{"aria-hidden":`true`,children:(0,k.jsx)(`td`,{style:{height:y}})}),h.map(i=>(0,k.jsxs)(`tr`,{"aria-rowindex":i.index+2,style:{height:i.size},children:[(0,k.jsx)(`th`,{scope:`row`,children:(0,k.jsx)(`span`,{className:`clamp`,title:x(S,i.index),children:x(S,i.index)})}),_>0&&(0,k.jsx)(`td`,{"aria-hidden":`true`}),g.map(a=>{let o=t[n?a.index:i.index],s=e.responsibilities[n?i.index:a.index];if(!o||!s)return null;let c=o.cells.get(s.key);return(0,k.jsx)(`td`,{"aria-colindex":a.index+2,children:(0,k.jsxs)(`button`,{type:`button`,className:`cell ${R(c)}`,"data-row":i.index,"data-column":a.index,"data-cell":`${o.key}/${s.key}`,onClick:()=>r(`${o.key}/${s.key}`),children:[(0,k.jsx)(`span`,{className:`unseen`,children:`${o.name}, ${s.name}: ${je(c,e)}. `}),(0,k.jsx)(Me,{cell:c,matrix:e})]})},a.key)}),v>0&&(0,k.jsx)(`td`,{"aria-hidden":`true`})]},i.key)),b>0&&(0,k.jsx)(`tr`,{"aria-hidden":`true`,children:(0,k.jsx)(`td`,{style:{height:b}})})]})]}),a*o===0&&(0,k.jsx)(`p`,{className:`empty`,children:`No model is like that.`})]})}var X={ROLE_LOAD:`No role carries too much`,CONCENTRATION:`Work is spread`,CLARITY:`One owner each`,HAND_OFFS:`Few hand-offs`},Xe={WEIGHTED_SUM:`Weighted mean`,TOPSIS:`TOPSIS`,TOPSIS_VECTOR:`TOPSIS, as published`,TOPSIS_MIN_MAX:`TOPSIS, min–max`,PROMETHEE_II:`PROMETHEE II`},Ze={WEIGHTED_SUM:`The mean of what the model is worth by each criterion: a strength makes good any weakness, in proportion to the weights.`,TOPSIS:`How near a model is to a perfect one, as the crow flies: one large weakness costs more than several small ones.`,TOPSIS_VECTOR:`As TOPSIS, but perfect is the best among these models: adding a model may turn two others round.`,TOPSIS_MIN_MAX:`As TOPSIS, with each criterion stretched to the range of these models.`,PROMETHEE_II:`By each criterion, what share of the others is worse less what share is better: it asks who is better, not by how much.`},Qe=[`product`,`talk-with-customers`],$e=[{name:`Equal`,weights:()=>({})},{name:`People first`,weights:e=>Z(e,[`people`,`process`],3)},{name:`Customers first`,weights:e=>Z(e,Qe,3)},{name:`Delivery first`,weights:e=>Z(e,[`projects`,`technical-leadership`],3)},{name:`No bottleneck`,weights:()=>({}),structures:{ROLE_LOAD:3,CONCENTRATION:1}}];function Z(e,t,n){return Object.fromEntries(e.filter(e=>t.includes(e)).map(e=>[e,n]))}function et(e,t){let n=C(e),r=e.method===`WEIGHTED_SUM`||e.method===`PROMETHEE_II`;return N(JSON.stringify([n,e.method,t]),t=>D(ge,{preferences:n,method:e.method,first:50,stability:r},t))}function tt(e,t){return{name:`Ranking`,head:[`Rank`,`Model`,`Score`,`Coverage`,...e?.criteria.map(e=>Q(e,t))??[]],rows:e?.models.nodes.map(e=>[String(e.rank),e.model.name,e.score.toFixed(4),W(e.coverage),...e.contributions.map(e=>e.value==null?`·`:e.value.toFixed(2))])??[],grades:e?.models.nodes.map(e=>[``,``,``,``,...e.contributions.map(e=>e.value==null?`missing`:e.value>=.75?`well`:e.value>=.25?`mixed`:`poorly`)])??[]}}function Q(e,t){return e.structure?X[e.structure]:t.responsibilities.find(t=>t.key===e.responsibility?.key)?.name??e.responsibility?.key??``}function nt({matrix:e,state:t,set:n,asked:r,version:i}){let a=r.data?.rank;return(0,k.jsxs)(`div`,{className:`split`,children:[(0,k.jsxs)(U,{title:`What counts`,children:[(0,k.jsx)(`div`,{className:`controls`,children:$e.map(t=>(0,k.jsx)(`button`,{type:`button`,onClick:()=>n({weights:t.weights(e.responsibilities.map(e=>e.key)),structures:t.structures??{}}),children:t.name},t.name))}),(0,k.jsx)(rt,{matrix:e,state:t,set:n,ranking:a}),(0,k.jsxs)(`div`,{className:`controls`,children:[(0,k.jsx)(H,{label:`Method`,value:t.method,options:p.map(e=>[e,Xe[e]]),onChange:e=>n({method:e})}),(0,k.jsxs)(`label`,{children:[(0,k.jsx)(`input`,{type:`checkbox`,checked:t.leaveOut,onChange:e=>n({leaveOut:e.target.checked})}),` leave out what a model does not mention`]})]}),(0,k.jsx)(`p`,{className:`faint`,children:Ze[t.method]})]}),(0,k.jsxs)(U,{title:`Ranking`,children:[(0,k.jsx)(B,{error:r.error,retry:r.retry}),a?(0,k.jsx)(it,{ranking:a,matrix:e,stale:r.loading}):(0,k.jsx)(`p`,{role:`status`,children:`Reading…`}),a&&(0,k.jsx)(ot,{ranking:a,state:t,version:i})]})]})}function rt({matrix:e,state:t,set:n,ranking:r}){let i=[...e.responsibilities.map(e=>({key:e.key,name:e.name,weight:t.weights[e.key]??1,change:r=>n({weights:{...t.weights,[e.key]:r}})})),...m.map(e=>({key:e,name:X[e],weight:t.structures[e]??0,change:r=>{let i={...t.structures,[e]:r};r===0&&delete i[e],n({structures:i})}}))],a=i.reduce((e,t)=>e+t.weight,0);return(0,k.jsxs)(`div`,{className:`sliders`,children:[i.map((t,n)=>{let i=r?.criteria.findIndex(e=>(e.structure??e.responsibility?.key)===t.key)??-1,o=i>=0?r?.stability?.[i]:void 0,s=e=>e>=1?1/0:e/(1-e)*(a-t.weight),c=o&&o.from>0?s(o.from):0,l=o&&o.to<1?s(o.to):1/0,u=`weight-${n}`,d=[o?.below&&c>0&&`${o.below.name} first below ${c.toFixed(1)}`,o?.above&&Number.isFinite(l)&&`${o.above.name} first above ${l.toFixed(1)}`].filter(Boolean);return(0,k.jsxs)(`div`,{className:n===e.responsibilities.length?`slider first-structure`:`slider`,children:[(0,k.jsx)(`label`,{htmlFor:u,children:t.name}),(0,k.jsxs)(`div`,{className:`track`,children:[i>=0&&o&&(0,k.jsx)(`div`,{className:`stable`,style:{left:`${100*Math.min(c,5)/5}%`,right:`${100-100*Math.min(l,5)/5}%`}}),(0,k.jsx)(`input`,{id:u,type:`range`,min:0,max:5,step:.1,value:t.weight,"aria-describedby":`${u}-flips`,onChange:e=>t.change(Number(e.target.value))})]}),(0,k.jsx)(`output`,{htmlFor:u,children:a>0?W(t.weight/a):`–`}),(0,k.jsx)(`p`,{id:`${u}-flips`,className:`flips`,children:d.join(`; `)})]},t.key)}),a===0&&(0,k.jsx)(`p`,{className:`problem`,role:`alert`,children:`Nothing counts: move a slider up.`})]})}function it({ranking:e,matrix:t,stale:n}){let r=e.models.nodes,i=e=>r.filter(t=>t.rank===e).length>1,a=Math.min(0,...r.map(e=>e.score)),o=1-a;return(0,k.jsxs)(k.Fragment,{children:[(0,k.jsxs)(`table`,{className:n?`bars stale`:`bars`,children:[(0,k.jsx)(`caption`,{className:`unseen`,children:`Models by score, with what each criterion contributes`}),(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`col`,children:`Rank`}),(0,k.jsx)(`th`,{scope:`col`,children:`Model`}),(0,k.jsx)(`th`,{scope:`col`,children:`Score`}),(0,k.jsx)(`th`,{scope:`col`,children:(0,k.jsx)(`span`,{className:`unseen`,children:`Contributions`})})]})}),(0,k.jsx)(`tbody`,{children:r.map(n=>(0,k.jsxs)(`tr`,{children:[(0,k.jsxs)(`td`,{children:[n.rank,i(n.rank)&&(0,k.jsxs)(`span`,{className:`tie`,title:`shares this rank`,children:[` `,`=`,(0,k.jsx)(`span`,{className:`unseen`,children:` tied`})]})]}),(0,k.jsxs)(`th`,{scope:`row`,children:[n.model.name,n.coverage<1&&(0,k.jsxs)(`span`,{className:`faint`,title:`does not mention ${n.missing.map(e=>e.name).join(`, `)}`,children:[` `,`(`,W(n.coverage),` covered)`]})]}),(0,k.jsx)(`td`,{className:`number`,children:n.score.toFixed(3)}),(0,k.jsxs)(`td`,{className:`bar-cell`,children:[a<0?(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`div`,{className:`part whole`,style:{marginLeft:`${100*(Math.min(0,n.score)-a)/o}%`,width:`${100*Math.abs(n.score)/o}%`}})}):(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:n.contributions.map((n,r)=>(0,k.jsx)(`div`,{className:`part colour-${r%10}`,style:{width:`${100*n.contribution}%`},title:at(e,t,r,n.contribution)},r))}),(0,k.jsx)(`span`,{className:`unseen`,children:n.contributions.map((r,i)=>at(e,t,i,n.contributions[i]?.contribution??0)).join(`, `)})]})]},n.model.key))})]}),e.models.totalCount>r.length&&(0,k.jsxs)(`p`,{className:`faint`,children:[`The first `,r.length,` of `,e.models.totalCount,` models.`]}),(0,k.jsx)(`ul`,{className:`key`,"aria-hidden":`true`,children:e.criteria.map((e,n)=>(0,k.jsxs)(`li`,{children:[(0,k.jsx)(`span`,{className:`dot colour-${n%10}`}),` `,Q(e,t)]},n))})]})}function at(e,t,n,r){let i=e.criteria[n];return i?`${Q(i,t)} ${r.toFixed(3)}`:``}function ot({ranking:e,state:t,version:n}){let[r,i]=(0,l.useState)(!1),a=e.models.nodes.map(e=>e.model.key),o=C(t),s=r?30:0,c=N(JSON.stringify([o,t.method,a,r,n]),e=>D(_e,{preferences:o,method:t.method,models:a,concentration:s},e),400),u=c.data?.rank.acceptability;return(0,k.jsxs)(`section`,{children:[(0,k.jsx)(`h3`,{children:`How sure is that?`}),(0,k.jsx)(`p`,{className:`faint`,children:`How often each model comes first under random weights.`}),(0,k.jsxs)(`label`,{children:[(0,k.jsx)(`input`,{type:`checkbox`,checked:r,onChange:e=>i(e.target.checked)}),` only weights near yours`]}),(0,k.jsx)(B,{error:c.error,retry:c.retry}),(0,k.jsxs)(`table`,{className:c.loading?`smaa stale`:`smaa`,children:[(0,k.jsx)(`caption`,{className:`unseen`,children:`Share of random weights under which each model comes first`}),(0,k.jsx)(`tbody`,{children:u?.models.map(e=>{let t=e.ranks[0];return(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`row`,children:e.model.name}),(0,k.jsx)(`td`,{className:`bar-cell`,children:(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`div`,{className:`part whole`,style:{width:`${100*(t?.probability??0)}%`}})})}),(0,k.jsxs)(`td`,{className:`number`,children:[((t?.probability??0)*100).toFixed(1),` % `,(0,k.jsxs)(`span`,{className:`faint`,children:[`± `,((t?.standardError??0)*100).toFixed(1)]})]})]},e.model.key)})})]})]})}function st({state:e,set:t,version:n,sheet:r}){let i=N(String(n),async e=>{let t=await D(xe,{first:100},e);return r({name:`Roles`,head:[`Role`,`Models`,`Mean load`,`Peak`,`Responsibilities`,`Betweenness`],rows:t.roleLoads.nodes.map(e=>[e.role.name,String(e.models.totalCount),W(e.mean),W(e.peak),String(e.degree),e.betweenness.toFixed(2)])}),t}),a=i.data?.roleLoads;return(0,k.jsxs)(`div`,{className:`split`,children:[(0,k.jsxs)(U,{title:`What roles carry`,children:[(0,k.jsx)(B,{error:i.error,retry:i.retry}),(0,k.jsxs)(`table`,{className:i.loading?`bars stale`:`bars`,children:[(0,k.jsx)(`caption`,{className:`unseen`,children:`Roles by mean load`}),(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`col`,children:`Role`}),(0,k.jsx)(`th`,{scope:`col`,children:`Models`}),(0,k.jsx)(`th`,{scope:`col`,children:`Mean load`}),(0,k.jsx)(`th`,{scope:`col`,children:(0,k.jsx)(`span`,{className:`unseen`,children:`Bar`})})]})}),(0,k.jsx)(`tbody`,{children:a?.nodes.map(n=>(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{scope:`row`,children:(0,k.jsx)(`button`,{type:`button`,className:`link`,"aria-pressed":e.role===n.role.key,onClick:()=>t({role:n.role.key}),children:n.role.name})}),(0,k.jsx)(`td`,{className:`number`,children:n.models.totalCount}),(0,k.jsx)(`td`,{className:`number`,children:W(n.mean)}),(0,k.jsx)(`td`,{className:`bar-cell`,children:(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`div`,{className:`part whole`,style:{width:`${100*n.mean}%`}})})})]},n.role.key))})]}),a&&a.totalCount>a.nodes.length&&(0,k.jsxs)(`p`,{className:`faint`,children:[`The first `,a.nodes.length,` of `,a.totalCount,` roles.`]})]}),e.role?(0,k.jsx)(ct,{role:e.role,version:n}):(0,k.jsx)(`p`,{className:`empty`,children:`Choose a role to see what it carries in each model, and what is orphaned when it leaves.`})]})}function ct({role:e,version:t}){let{data:n,error:r,retry:i}=N(`${e} ${t}`,t=>D(Se,{key:e},t),0),a=n?.roleLoads.nodes[0];return n&&!n.role?(0,k.jsx)(`p`,{className:`empty`,children:`There is no such role.`}):(0,k.jsxs)(U,{title:n?.role?.name??`Role`,children:[(0,k.jsx)(B,{error:r,retry:i}),n?.role&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`p`,{children:n.role.summary}),(0,k.jsxs)(`p`,{className:`faint`,children:[n.role.aliases.length>0&&`Also called ${n.role.aliases.join(`, `)}. `,n.role.narrows.length>0&&`A part of ${n.role.narrows.map(e=>e.name).join(`, `)}.`]}),!a&&(0,k.jsx)(`p`,{children:`It owns nothing in any model.`}),a?.models.nodes.map(e=>(0,k.jsxs)(`article`,{className:`load`,children:[(0,k.jsxs)(`h3`,{children:[e.model.name,` `,(0,k.jsxs)(`span`,{className:`faint`,children:[W(e.share),` of the responsibilities`]})]}),(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`div`,{className:`part whole`,style:{width:`${100*e.share}%`}})}),(0,k.jsx)(`ul`,{className:`owned`,children:e.ownerships.map(e=>(0,k.jsxs)(`li`,{title:e.note,children:[e.responsibility.name,` `,(0,k.jsx)(`span`,{className:`sign ${F[e.quality]}`,children:P[e.quality]}),(0,k.jsxs)(`span`,{className:`unseen`,children:[` `,F[e.quality]]})]},e.responsibility.name))}),(0,k.jsx)(`p`,{children:e.orphaned.length>0?(0,k.jsxs)(k.Fragment,{children:[`If it leaves, nobody owns `,(0,k.jsx)(`b`,{children:e.orphaned.map(e=>e.name).join(`, `)}),`.`]}):`If it leaves, everything still has an owner.`})]},e.model.key)),a&&a.models.totalCount>a.models.nodes.length&&(0,k.jsxs)(`p`,{className:`faint`,children:[`The first `,a.models.nodes.length,` of `,a.models.totalCount,` models.`]}),n.role.tradeoffs.nodes.length>0&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`h3`,{children:`Tradeoffs`}),(0,k.jsx)(`ul`,{children:n.role.tradeoffs.nodes.map(e=>(0,k.jsxs)(`li`,{children:[(0,k.jsx)(`b`,{className:`kind ${e.kind.toLowerCase()}`,children:e.kind.toLowerCase()}),` `,e.statement]},e.key))})]})]})]})}function $(e){return e.toLowerCase().normalize(`NFKD`).replace(/\p{M}/gu,``).replace(/[^\p{L}\p{N}]+/gu,`-`).replace(/^-|-$/g,``)}function lt({matrix:e,state:t,set:n,version:r,sheet:i}){let a=e.models.find(e=>e.key===t.base)??e.models[0],o=t.changes.length>0,s=C(t),c={base:a?.key??``,changes:ne(t),newRoles:t.newRoles,preferences:s,method:t.method,name:`What if`},l=new Map([...e.roles.values()].map(e=>[e.key,e.name]));for(let e of t.newRoles)l.set($(e),e);let u=e=>{let n=t.changes.find(t=>t.responsibility===e);if(!n)return a?.cells.get(e);let r=n.owners.length;return{arrangement:n.arrangement??(r===0?`VACANT`:r===1?`SOLE`:`SHARED`),owners:n.owners}},d=JSON.stringify([c,r]),f=N(d,async t=>(i({name:`What if, from ${a?.name}`,head:[`Responsibility`,a?.name??``,`What if`],rows:e.responsibilities.map(t=>[t.name,z(a?.cells.get(t.key),e),z(u(t.key),e)]),grades:e.responsibilities.map(e=>[``,R(a?.cells.get(e.key)),R(u(e.key))])}),a?D(ye,c,t):void 0)),p=(e,r)=>{let i=u(e),o={responsibility:e,owners:i?.owners??[]};i&&(o.arrangement=i.arrangement),n({base:a?.key??``,changes:[...t.changes.filter(t=>t.responsibility!==e),dt(r(o))]})};if(!a)return(0,k.jsx)(`p`,{className:`empty`,children:`There is no model to change.`});let m=f.data?.whatIf;return(0,k.jsxs)(`div`,{className:`split`,children:[(0,k.jsxs)(U,{title:`Suppose`,children:[(0,k.jsxs)(`div`,{className:`controls`,children:[(0,k.jsx)(H,{label:`Begin with`,value:a.key,options:e.models.map(e=>[e.key,e.name]),onChange:e=>n({base:e,changes:[]})}),(0,k.jsx)(`button`,{type:`button`,disabled:!o&&t.newRoles.length===0,onClick:()=>n({changes:[],newRoles:[]}),children:`Start again`}),(0,k.jsx)(ft,{add:e=>!l.has($(e))&&n({newRoles:[...t.newRoles,e]})})]}),e.responsibilities.map(n=>{let r=u(n.key),i=t.changes.some(e=>e.responsibility===n.key);return(0,k.jsxs)(`fieldset`,{className:i?`edit touched`:`edit`,children:[(0,k.jsxs)(`legend`,{children:[n.name,i&&(0,k.jsxs)(`span`,{className:`faint`,children:[` changed from `,z(a.cells.get(n.key),e)]})]}),r?.owners.map((e,t)=>(0,k.jsxs)(`span`,{className:`edit-owner`,children:[(0,k.jsx)(`select`,{"aria-label":`Owner ${t+1} of ${n.name}`,value:e.role,onChange:e=>p(n.key,n=>({...n,owners:n.owners.map((n,r)=>r===t?{...n,role:e.target.value}:n)})),children:[...l].filter(([t])=>t===e.role||!r.owners.some(e=>e.role===t)).map(([e,t])=>(0,k.jsx)(`option`,{value:e,children:t},e))}),(0,k.jsx)(`select`,{"aria-label":`How well owner ${t+1} owns ${n.name}`,value:e.quality,onChange:e=>p(n.key,n=>({...n,owners:n.owners.map((n,r)=>r===t?{...n,quality:e.target.value}:n)})),children:h.map(e=>(0,k.jsx)(`option`,{value:e,children:F[e]},e))}),(0,k.jsx)(`button`,{type:`button`,"aria-label":`Take owner ${t+1} out of ${n.name}`,onClick:()=>p(n.key,e=>({...e,owners:e.owners.filter((e,n)=>n!==t)})),children:`×`})]},e.role)),!r?.owners.length&&(0,k.jsx)(`span`,{className:`faint`,children:r?`nobody `:`not mentioned `}),(0,k.jsx)(`button`,{type:`button`,"aria-label":`Add an owner to ${n.name}`,onClick:()=>{let e=[...l.keys()].find(e=>!r?.owners.some(t=>t.role===e));e&&p(n.key,t=>({...t,owners:[...t.owners,{role:e,quality:`WELL`}]}))},children:`+ owner`}),(r?.owners.length??0)>1&&(0,k.jsx)(`select`,{"aria-label":`How the owners share ${n.name}`,value:r?.arrangement,onChange:e=>p(n.key,t=>({...t,arrangement:_.find(t=>t===e.target.value)??`SHARED`})),children:[`ALTERNATIVE`,`SHARED`,`COLLECTIVE`].map(e=>(0,k.jsx)(`option`,{value:e,children:L[e]},e))})]},n.key)})]}),(0,k.jsxs)(U,{title:`What comes of it`,children:[(0,k.jsx)(B,{error:f.error,retry:f.retry}),m&&(0,k.jsxs)(`div`,{className:f.loading?`stale`:``,children:[(0,k.jsxs)(`table`,{className:`bars`,children:[(0,k.jsx)(`caption`,{children:`Where it would rank`}),(0,k.jsx)(`tbody`,{children:m.rank.models.nodes.map(e=>(0,k.jsxs)(`tr`,{className:e.model.key===m.model.key?`mine`:``,children:[(0,k.jsx)(`td`,{children:e.rank}),(0,k.jsx)(`th`,{scope:`row`,children:e.model.key===m.model.key?`What if`:e.model.name}),(0,k.jsx)(`td`,{className:`number`,children:e.score.toFixed(3)}),(0,k.jsx)(`td`,{className:`bar-cell`,children:(0,k.jsx)(`div`,{className:`bar`,"aria-hidden":`true`,children:(0,k.jsx)(`div`,{className:`part whole`,style:{width:`${100*Math.max(0,e.score)}%`}})})})]},e.model.key))})]}),(0,k.jsx)(`h3`,{children:`Worth a second look`}),m.model.findings.length===0?(0,k.jsx)(`p`,{children:`Nothing: no gaps, no doubled ownership, no overloaded role.`}):(0,k.jsx)(`ul`,{children:m.model.findings.map(t=>(0,k.jsx)(`li`,{children:ut(t,e,l)},[t.rule,t.responsibility,...t.roles].join()))}),(0,k.jsx)(`h3`,{children:`The way there`}),m.plan?(0,k.jsx)(`ol`,{children:m.plan.moves.map((e,t)=>(0,k.jsxs)(`li`,{children:[(0,k.jsx)(`b`,{children:e.responsibility.name}),`: `,q(e),` `,(0,k.jsxs)(`span`,{className:`faint`,children:[`then `,m.plan?.journey.steps[t]?.score.toFixed(3)]})]},t))}):(0,k.jsxs)(`p`,{children:[`It is the same as `,a.name,`.`]}),(0,k.jsx)(pt,{state:t,base:a.key,baseName:a.name,plan:f.of===d&&!f.error?m.plan:void 0,done:()=>n({changes:[],newRoles:[]})})]})]})]})}function ut(e,t,n){let r=t.responsibilities.find(t=>t.key===e.responsibility)?.name??e.responsibility??``,i=e.roles.map(e=>n.get(e)??e);switch(e.rule){case`GAP_MISSING`:return`${r} is not mentioned.`;case`GAP_VACANT`:return`Nobody owns ${r}.`;case`GAP_UNDEFINED`:return`It is open how ${i.join(` and `)} should own ${r}.`;case`DOUBLED_OWNERSHIP`:return`${i.join(` and `)} own ${r} at the same time.`;case`OVERLOADED_ROLE`:return`${i.join()} carries more than half of the responsibilities.`;default:return`Of ${r} not one alone is accountable, but ${i.join(`, `)}.`}}function dt(e){let t={responsibility:e.responsibility,owners:e.owners};return t.arrangement=e.owners.length===0?`VACANT`:e.arrangement===`COLLECTIVE`?`COLLECTIVE`:e.owners.length===1?`SOLE`:e.arrangement===`ALTERNATIVE`?`ALTERNATIVE`:`SHARED`,t}function ft({add:e}){let[t,n]=(0,l.useState)(``);return(0,k.jsxs)(`form`,{className:`choice`,onSubmit:r=>{r.preventDefault(),$(t)&&e(t.trim()),n(``)},children:[(0,k.jsx)(`label`,{htmlFor:`new-role`,children:`New role`}),(0,k.jsx)(`input`,{id:`new-role`,value:t,placeholder:`Delivery manager`,onChange:e=>n(e.target.value)}),(0,k.jsx)(`button`,{type:`submit`,children:`Add`})]})}function pt({state:e,base:t,baseName:n,plan:r,done:i}){let[a,o]=(0,l.useState)(``),[s,c]=(0,l.useState)(),[u,d]=(0,l.useState)(),f=r!=null&&r===u,p=(0,l.useRef)(e);p.current=e;let m=(e,t=!1)=>c({text:e,bad:t}),h=async e=>{try{m(await e())}catch(e){m(e instanceof T?e.message:String(e),!0)}};return(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(`h3`,{children:`Keep it`}),(0,k.jsxs)(`div`,{className:`controls`,children:[(0,k.jsx)(`button`,{type:`button`,onClick:()=>h(async()=>(await navigator.clipboard.writeText(new URL(x(e),location.href).href),`The link is on the clipboard.`)),children:`Copy a link`}),(0,k.jsxs)(`span`,{className:`choice`,children:[(0,k.jsx)(`label`,{htmlFor:`scenario-name`,children:`Scenario`}),(0,k.jsx)(`input`,{id:`scenario-name`,value:a,placeholder:`its name`,onChange:e=>o(e.target.value)}),(0,k.jsx)(`button`,{type:`button`,disabled:!a.trim(),onClick:()=>h(async()=>{let{saveScenario:n}=await D(Te,{input:{name:a,preferences:C(e),method:e.method,base:t,changes:ne(e),newRoles:e.newRoles}}),r=n.userErrors[0];if(r)throw new T(r.message,!1);return`Kept. runScenario(key: "${n.scenario?.key}") asks it again.`}),children:`Save`})]}),r!==null&&!f&&(0,k.jsxs)(`button`,{type:`button`,onClick:()=>d(r),disabled:!r||e.newRoles.length>0,title:e.newRoles.length>0?`New roles have to be made first`:void 0,children:[`Apply to `,n,`…`]}),f&&(0,k.jsxs)(k.Fragment,{children:[(0,k.jsxs)(`span`,{children:[`Write `,r.moves.length,` moves into `,n,`?`]}),(0,k.jsx)(`button`,{type:`button`,className:`primary`,onClick:()=>h(async()=>{d(void 0);let a=r?.moves.map(e=>({kind:e.kind,responsibility:e.responsibility.key,from:e.from?.key??null,to:e.to?.key??null,quality:e.quality??null,arrangement:e.arrangement??null})),{applyPlan:o}=await D(we,{input:{model:t,moves:a??[]}}),s=o.userErrors[0];if(s)throw new T(s.message,!1);return p.current.changes===e.changes&&i(),`${n} is now as supposed: ${o.changes.length} changes written.`}),children:`Apply`}),(0,k.jsx)(`button`,{type:`button`,onClick:()=>d(void 0),children:`Cancel`})]})]}),(0,k.jsx)(`p`,{role:`status`,className:s?.bad?`problem`:`told`,children:s?.text})]})}var mt=(0,l.lazy)(()=>c(()=>import(`./graph-5RO9Fs4b.js`).then(e=>({default:e.GraphView}),()=>{throw new T(`The code of this view could not be loaded: the server is away, or was upgraded.`,!0)}),__vite__mapDeps([0,1,2]),import.meta.url)),ht={matrix:`Matrix`,rank:`Rank`,compare:`Compare`,"what-if":`What if`,graph:`Graph`,roles:`Roles`};function gt(){let[e,t]=(0,l.useState)(()=>y(location.search)),[n]=(0,l.useState)(()=>new ae(e));return(0,l.useEffect)(()=>n.show(e),[n,e]),(0,l.useEffect)(()=>{let e=()=>{let e=y(location.search);n.arrive(e),t(e)},r=()=>n.flush();return addEventListener(`popstate`,e),addEventListener(`pagehide`,r),()=>{removeEventListener(`popstate`,e),removeEventListener(`pagehide`,r)}},[n]),[e,(0,l.useCallback)(e=>t(t=>({...t,...e})),[])]}function _t(e){let[t,n]=(0,l.useState)(),[r,i]=(0,l.useState)(),[a,o]=(0,l.useState)(0),s=(0,l.useRef)(!1);return(0,l.useEffect)(()=>{let e=new AbortController,t;return Oe(e.signal,e=>{let t=e.models.length>=e.totalModels;(!s.current||t)&&n(e),s.current||=t}).then(()=>i(void 0),n=>{if(e.signal.aborted)return;let r=n instanceof T?n:new T(String(n),!1);i(r),r.passing&&(t=setTimeout(()=>o(e=>e+1),E()))}),()=>{e.abort(),clearTimeout(t)}},[e,a]),{matrix:t,error:r,retry:()=>o(e=>e+1)}}function vt(){let[e,t]=(0,l.useState)(0),[n,r]=(0,l.useState)(!0);return(0,l.useEffect)(()=>{let e,n=!0,i=()=>{clearTimeout(e),e=setTimeout(()=>t(e=>e+1),300)},a=le(Ee,i,e=>{e&&!n&&i(),n=e,r(e)});return()=>{a(),clearTimeout(e)}},[]),{version:e,live:n}}function yt(){let[e,t]=(0,l.useState)(()=>{try{return localStorage.getItem(`orgraph-theme`)??`auto`}catch{return`auto`}}),[n,r]=(0,l.useState)(()=>matchMedia(`(prefers-color-scheme: dark)`).matches);return(0,l.useEffect)(()=>{let e=matchMedia(`(prefers-color-scheme: dark)`),t=()=>r(e.matches);return e.addEventListener(`change`,t),()=>e.removeEventListener(`change`,t)},[]),(0,l.useEffect)(()=>{document.documentElement.dataset.theme=e===`auto`?n?`dark`:`light`:e;try{localStorage.setItem(`orgraph-theme`,e)}catch{}},[e,n]),[e,t,e===`auto`?n:e===`dark`]}function bt(){let[e,t]=gt(),{version:n,live:r}=vt(),{matrix:i,error:a,retry:s}=_t(n),[c,u,f]=yt(),[p,m]=(0,l.useState)(),[h,g]=(0,l.useState)(!1),_=et(e,n),v=(0,l.useRef)({sheet:void 0,svg:void 0}),y=(0,l.useCallback)((e,t)=>{v.current={sheet:e,svg:t}},[]);return(0,k.jsxs)(`div`,{className:h?`page over`:`page`,onDragOver:e=>(e.preventDefault(),g(!0)),onDragLeave:()=>g(!1),onDrop:e=>{e.preventDefault(),g(!1);let t=e.dataTransfer.files[0];t&&m(t)},children:[(0,k.jsx)(`a`,{className:`skip`,href:`#main`,children:`To the content`}),(0,k.jsxs)(`header`,{children:[(0,k.jsx)(`h1`,{children:`Orgraph`}),(0,k.jsxs)(`nav`,{"aria-label":`Views`,children:[d.map(n=>(0,k.jsx)(`button`,{type:`button`,"aria-current":e.view===n?`page`:void 0,onClick:()=>t({view:n}),children:ht[n]},n)),(0,k.jsx)(`a`,{href:`playground`,children:`Playground`})]}),(0,k.jsxs)(`details`,{className:`menu`,children:[(0,k.jsx)(`summary`,{children:`More`}),(0,k.jsxs)(`div`,{className:`menu-body`,children:[(0,k.jsx)(xt,{exported:()=>i?e.view===`matrix`?{sheet:qe(i,e),svg:void 0}:e.view===`rank`?{sheet:tt(_.data?.rank,i),svg:void 0}:v.current:{sheet:void 0,svg:void 0}}),(0,k.jsxs)(`label`,{className:`button`,children:[`Import a file…`,(0,k.jsx)(`input`,{type:`file`,className:`unseen`,accept:`.md,.markdown,.html,.htm,.csv,.tsv,.yaml,.yml,.txt`,onChange:e=>(m(e.target.files?.[0]),e.target.value=``)})]}),(0,k.jsxs)(`label`,{children:[`Theme`,` `,(0,k.jsxs)(`select`,{value:c,onChange:e=>u(e.target.value),children:[(0,k.jsx)(`option`,{value:`auto`,children:`as the system`}),(0,k.jsx)(`option`,{value:`light`,children:`light`}),(0,k.jsx)(`option`,{value:`dark`,children:`dark`})]})]}),(0,k.jsx)(o,{})]})]}),!r&&(0,k.jsx)(`span`,{className:`away`,role:`status`,children:`not live, connecting…`})]}),(0,k.jsxs)(`main`,{id:`main`,tabIndex:-1,children:[(0,k.jsx)(`h2`,{className:`unseen`,children:ht[e.view]}),(0,k.jsx)(B,{error:a,retry:s}),!i&&!a&&(0,k.jsx)(`p`,{role:`status`,children:`Reading the matrix…`}),i&&i.models.length===0&&(0,k.jsx)(`p`,{className:`empty`,children:`The graph holds no model yet. Drop a file with a matrix on this page, or import one with “More”.`}),i&&i.models.length>0&&(0,k.jsx)(A,{children:(0,k.jsxs)(l.Suspense,{fallback:(0,k.jsx)(`p`,{role:`status`,children:`Loading…`}),children:[e.view===`matrix`&&(0,k.jsx)(Je,{matrix:i,state:e,set:t}),e.view===`rank`&&(0,k.jsx)(nt,{matrix:i,state:e,set:t,asked:_,version:n}),e.view===`compare`&&(0,k.jsx)(Le,{matrix:i,state:e,set:t,version:n,sheet:y}),e.view===`what-if`&&(0,k.jsx)(lt,{matrix:i,state:e,set:t,version:n,sheet:y}),e.view===`graph`&&(0,k.jsx)(mt,{matrix:i,state:e,set:t,version:n,dark:f,sheet:y}),e.view===`roles`&&(0,k.jsx)(st,{state:e,set:t,version:n,sheet:y})]})},e.view)]}),e.cell&&(0,k.jsx)(Pe,{cell:e.cell,version:n,close:()=>t({cell:``}),showRole:e=>t({view:`roles`,role:e,cell:``})},e.cell),p&&(0,k.jsx)(Ge,{file:p,close:()=>m(void 0)})]})}function xt({exported:e}){let[t,n]=(0,l.useState)(``),r=t=>async()=>{let{sheet:r,svg:i}=e();if(!r)return n(`There is nothing to export yet.`);try{n(``),await t(r,i?i():Ue(r),`orgraph-${r.name.toLowerCase().replace(/\W+/g,`-`)}`)}catch(e){n(e instanceof Error?e.message:String(e))}};return(0,k.jsxs)(`div`,{className:`exports`,role:`group`,"aria-label":`Export what you see`,children:[`Export`,` `,(0,k.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>Y(`${n}.csv`,`text/csv`,ze(e))),children:`CSV`}),(0,k.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>Y(`${n}.json`,`application/json`,Be(e))),children:`JSON`}),(0,k.jsx)(`button`,{type:`button`,onClick:r((e,t,n)=>Y(`${n}.svg`,`image/svg+xml`,t)),children:`SVG`}),(0,k.jsx)(`button`,{type:`button`,onClick:r(async(e,t,n)=>Y(`${n}.png`,`image/png`,await We(t))),children:`PNG`}),(0,k.jsx)(`span`,{role:`status`,children:t})]})}var St=document.getElementById(`root`);St&&(0,u.createRoot)(St).render((0,k.jsx)(l.StrictMode,{children:(0,k.jsx)(A,{children:(0,k.jsx)(bt,{})})}));export{N as a,g as c,F as i,f as l,V as n,be as o,B as r,D as s,H as t,h as u};
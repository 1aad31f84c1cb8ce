# What a maintainer does often. Running and testing need no make: README.md.

GOLANGCI_LINT = go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0

.PHONY: run test fuzz lint generate web golden neo4j ci

run: ## serve on the embedded store
	go run ./cmd/orgraph serve

test: ## all tests; Neo4j starts by itself where it can
	go test ./...

FUZZTIME ?= 1m
fuzz: ## every fuzz target, for FUZZTIME each
	.ci/fuzz $(FUZZTIME)

lint:
	go vet ./...
	$(GOLANGCI_LINT) run
	cd web && npm ci && npm run lint:schema

generate: ## after a change of schema.graphqls or gqlgen.yml
	go generate ./graph

web: ## after a change in web/src or web/examples
	cd web && npm ci && npm run build

golden: ## accept what the golden tests give now
	go test ./cmd/orgraph ./seed ./docs -update

neo4j: ## a local Neo4j without Docker, from Maven Central; needs Java 17 and Maven
	go run ./store/neo4j/neo4jtest/cmd/neo4j

ci: ## what has to pass
	.ci/run

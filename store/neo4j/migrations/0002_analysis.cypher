// Saved questions to the analyses.

CREATE CONSTRAINT scenario_key IF NOT EXISTS FOR (x:Scenario) REQUIRE x.key IS UNIQUE
;

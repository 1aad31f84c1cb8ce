package main

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"orgraph/analysis"
	"orgraph/seed"
	"orgraph/server"
)

// isUsage fails the test for an error that is not about how the program was called, or
// does not say where.
func isUsage(t *testing.T, err error, flags ...string) {
	t.Helper()
	if !errors.As(err, new(usageError)) {
		t.Fatalf("%v is no usage error", err)
	}
	for line := range strings.Lines(err.Error()) {
		named := false
		for _, flag := range flags {
			named = named || strings.HasPrefix(line, flag)
		}
		if !named {
			t.Fatalf("%q does not name the flag", line)
		}
	}
}

// FuzzLimits sets limits and proxies of any text: they are refused, or over 0 and
// networks.
func FuzzLimits(f *testing.F) {
	for _, limit := range []string{"depth=3", "depth=0", "depth=99999999999999999999", "nonsense=1", "=", "", "rate=1e3"} {
		f.Add(limit, "10.0.0.7")
	}
	for _, proxy := range []string{"", "10.0.0.0/8", "::1", "fe80::1%eth0", "10.0.0.0/99", "x"} {
		f.Add("depth=3", proxy)
	}
	f.Fuzz(func(t *testing.T, limit, proxy string) {
		var cfg server.Config
		if err := (&serveOptions{limits: []string{limit}, proxies: []string{proxy}}).setLimits(&cfg); err != nil {
			isUsage(t, err, "--limit: ", "--trusted-proxy: ")
			return
		}
		name, number, _ := strings.Cut(limit, "=")
		for _, l := range cfg.AllLimits() {
			if want, _ := strconv.Atoi(number); l.Name == name && (*l.Value != want || want <= 0) {
				t.Fatalf("%q sets it to %d", limit, *l.Value)
			}
		}
		if len(cfg.Proxies) != 1 || !cfg.Proxies[0].IsValid() {
			t.Fatalf("%q is the proxy %v", proxy, cfg.Proxies)
		}
	})
}

// FuzzPreferences ranks by preferences of any text: they are refused, or give scores.
func FuzzPreferences(f *testing.F) {
	for _, seed := range [][5]string{
		{"people=3", "people/process=3", "poorly=0.5", "shared=best", "vacant"},
		{"ROLE_LOAD=1/0", "people/process=0", "poorly=NaN", "shared=x", "left-out"},
		{"people=1e309", "people=3", "well=-1", "x=mean", ""},
		{"people=-1", "process/process=9", "vacant=1", "alternative=worst", "x"},
		{"=", "/=", "=", "=", "="},
	} {
		f.Add(seed[0], "", seed[2], seed[3], seed[4])
		f.Add("", seed[1], seed[2], seed[3], seed[4])
		f.Add(seed[0], seed[1], seed[2], seed[3], seed[4])
	}
	m := seed.Builtin()
	var responsibilities []string
	for _, r := range m.Responsibilities {
		responsibilities = append(responsibilities, r.Key)
	}
	given := func(text string) []string {
		if text == "" {
			return nil
		}
		return strings.Split(text, ";")
	}
	f.Fuzz(func(t *testing.T, weights, judgements, scale, several, missing string) {
		o := preferenceOptions{weights: given(weights), judgements: given(judgements), scale: given(scale), several: given(several), missing: missing}
		p, err := o.preferences()
		if err != nil {
			isUsage(t, err, "--weight: ", "--judge: ", "--scale: ", "--several: ", "--missing: ")
			return
		}
		d, err := analysis.NewDecision(responsibilities, p)
		if err != nil {
			if !errors.Is(err, analysis.ErrBadInput) && !errors.Is(err, analysis.ErrInconsistent) && !errors.Is(err, analysis.ErrNotFound) {
				t.Fatal(err)
			}
			return
		}
		for _, c := range m.Columns() {
			d.Add(c)
		}
		for _, method := range analysis.Methods() {
			ranking, err := d.Rank(method)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range ranking.Models {
				if !(r.Score >= -1 && r.Score <= 1) { // NaN too
					t.Fatalf("%s scores %v with %s by %+v", r.Model, r.Score, method, p)
				}
			}
		}
	})
}

// FuzzExpiry reads any text as the time after which a token expires: it is refused, or
// in the hundred years to come.
func FuzzExpiry(f *testing.F) {
	for _, text := range []string{"90d", "12h", "never", "0d", "-1d", "-200000d", "36501d", "2562047h", "d", "1e3d", ""} {
		f.Add(text)
	}
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		at, err := parseExpiry(text, now)
		if err != nil {
			return
		}
		if strings.HasPrefix(text, "-") || (at == nil) != (text == "never") || at != nil && (!at.After(now) || at.After(now.Add(maxDays*24*time.Hour))) {
			t.Fatalf("%q is %v", text, at)
		}
	})
}

// FuzzEnvironment reads any text in a variable of the environment.
func FuzzEnvironment(f *testing.F) {
	for _, text := range []string{"", "50", "-1", "2s", "1h30m", "99999999999999999999", "\xff"} {
		f.Add(text)
	}
	const variable = "ORGRAPH_TEST_VARIABLE"
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Contains(text, "\x00") {
			return // the system takes none
		}
		if err := os.Setenv(variable, text); err != nil { //nolint:usetesting // each input sets it anew
			t.Fatal(err)
		}
		number, age := -7, -7*time.Second
		if err := fromEnv(variable, strconv.Atoi, &number); err != nil && (number != -7 || !strings.HasPrefix(err.Error(), variable+": ")) {
			t.Fatalf("%q is %d and %v", text, number, err)
		}
		if err := fromEnv(variable, time.ParseDuration, &age); err != nil && (age != -7*time.Second || !strings.HasPrefix(err.Error(), variable+": ")) {
			t.Fatalf("%q is %v and %v", text, age, err)
		}
	})
}

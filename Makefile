# Every command sets up what it needs first; where nothing is missing that takes a moment.
# What the commands do is in xtask/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

XTASK := . xtask/env.sh && cargo run --bin xtask --

.PHONY: help setup demo dev test remote check dist measure bench

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: ## install what building and testing take
	@xtask/setup.sh

demo: ## serve the demo data on 127.0.0.1:3000 (DATABASE=folder keeps it)
	@xtask/setup.sh build
	@$(XTASK) demo $(if $(DATABASE),--database "$(DATABASE)")

dev: ## the same, built and started again on every change
	@xtask/setup.sh build
	@$(XTASK) dev

test: ## run every test, those in a browser included
	@xtask/setup.sh
	@$(XTASK) test

remote: ## run the store's tests against a SurrealDB server, reached as ws://
	@xtask/setup.sh build
	@$(XTASK) remote

check: ## formatting, lints, licences
	@xtask/setup.sh check
	@$(XTASK) check

dist: ## pack a release into target/dist
	@xtask/setup.sh build
	@$(XTASK) dist

bench: ## time what officers wait for, and our pages beside the same pages by others (ONLY=officers, lighthouse or peers)
	@xtask/setup.sh bench
	@. xtask/env.sh && export ONLY="$(ONLY)" PEERS="$$tiendo_tools/peers" OPTIONS="$(OPTIONS)" && \
		{ [ "$(or $(ONLY),peers)" != peers ] || end2end/bench/peers/setup.sh "$$PEERS"; } && cargo run --bin xtask -- bench

measure: ## start-up time, memory, bytes of pages, requests per second, search in a large book (FIGURES=1000000: with so many)
	@xtask/setup.sh measure
	@$(XTASK) measure --dist $(if $(FIGURES),--figures "$(FIGURES)")

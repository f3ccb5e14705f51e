# make run       opens the sample study; without a display, builds it and writes its tables into out/
# make check     formatting, lints and documentation: what is wrong without a test being run
# make test      passes all tests; make test T=ladder those with "ladder" in their path
# make attack   damages and betrays projects in some thousand ways (minutes); tells how many were seen
# make fuzz      feeds what reads files and texts with made-up input, ten minutes each (T=fold one of them, S=60 a minute)
# make accept    takes what the tests give for the expected outputs (T=… as above); look at the difference
# make pictures  writes what the tests draw into out/pictures/ (T=… as above)
# make log       opens the window with a debug log on the terminal (P=study.gozareh opens that project)
# make bench     measures (B=layout measures one bench)

.PHONY: run check test attack fuzz accept pictures log bench

run:
	@.ci/need run
	cargo build --release --locked
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then "$${CARGO_TARGET_DIR:-target}/release/gozareh" --sample; else .ci/sample-tables; fi

check:
	@.ci/need run
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps

test:
	@.ci/need test
	cargo test --locked $(T)

attack:
	@.ci/need test
	cargo test --locked --release --test integration -- --include-ignored --nocapture attack

fuzz:
	@cargo +nightly fuzz --version >/dev/null || { echo "Needs a nightly toolchain and: cargo install cargo-fuzz" >&2; exit 1; }
	@for target in $(or $(T),$$(cargo +nightly fuzz list)); do \
	  mkdir -p fuzz/corpus/$$target; \
	  cargo +nightly fuzz run -s none $$target fuzz/corpus/$$target fuzz/seeds/$$target -- \
	    -max_total_time=$(or $(S),600) -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 || exit 1; \
	done

accept:
	@.ci/need test
	UPDATE_EXPECT=1 cargo test --locked $(T)
	git status --short tests src

pictures:
	@.ci/need test
	@mkdir -p out/pictures
	GOZAREH_PICTURES="$(CURDIR)/out/pictures" cargo test --locked $(T)
	@ls out/pictures

log:
	@.ci/need run
	RUST_LOG=$${RUST_LOG:-gozareh=debug} cargo run --locked -- $(if $(P),"$(P)")

bench:
	cargo bench --locked $(if $(B),--bench $(B))

# make run   opens the sample study; without a display, builds it and writes its tables into out/
# make test  passes all tests
# make bench measures

.PHONY: run test bench

run:
	@.ci/need run
	cargo build --release --locked
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then target/release/gozareh --sample; else .ci/sample-tables; fi

test:
	@.ci/need test
	cargo test --locked

bench:
	cargo bench --locked

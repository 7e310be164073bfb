PYTHON ?= python3
VENV ?= .venv
PROCESSES ?= 1
ARGS ?=

INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help demo test lab notebooks docs test-browser

export OMP_WAIT_POLICY = passive

help:
	@echo "Each command first makes $(VENV) and installs into it: once, some minutes, most of it PyTorch's download."
	@echo ""
	@echo "  make demo        train a small tokenizer on the bundled photos and evaluate it, 4 min on two cores"
	@echo "  make test        run every notebook, check that package and README are in step, try the wheel, 10 min"
	@echo "  make lab         open the quickstart in JupyterLab, until Ctrl-C"
	@echo "  make notebooks   execute every notebook and store its outputs, ready to commit, 10 min"
	@echo "  make docs        make the site _docs/, whose sliders move without a kernel, 20 min, later 2"
	@echo "  make test-browser  use every notebook and the site as a person does, 90 min; needs Chromium"
	@echo "  make help        print this"
	@echo ""
	@echo "  PYTHON=python3.12   the Python that makes $(VENV), 3.10 or newer"
	@echo "  PROCESSES=2         processes that train in make demo"
	@echo "  ARGS=...            passed on: make test ARGS='nbs/00_quickstart.ipynb --flags slow'"

demo: $(INSTALLED)
	$(VENV)/bin/torchrun --standalone --nproc-per-node $(PROCESSES) -m magicmaster_nb.train demo_images --run-dir runs/demo_images
	$(VENV)/bin/python -m magicmaster_nb.evaluate runs/demo_images
	@echo ""
	@echo "Next: look at runs/demo_images/reconstructions.png and curves.png;"
	@echo "      make lab opens the notebooks, nbs/00_quickstart.ipynb first;"
	@echo "      $(VENV)/bin/python -m magicmaster_nb.reconstruct IN OUT --tokenizer runs/demo_images/tokenizer"

test: $(INSTALLED_DEV)
	@$(VENV)/bin/python dev/test.py $(ARGS)

lab: $(INSTALLED_DEV)
	$(VENV)/bin/jupyter lab nbs/00_quickstart.ipynb $(ARGS)

notebooks: $(INSTALLED_DEV)
	@$(VENV)/bin/python dev/notebooks.py $(ARGS)

docs: $(INSTALLED_DEV)
	@$(VENV)/bin/python dev/docs.py $(ARGS)

test-browser: docs
	@$(VENV)/bin/python dev/browser.py $(ARGS)

$(INSTALLED): settings.ini setup.py | python
	@$(PYTHON) dev/install.py $(VENV)

$(INSTALLED_DEV): settings.ini setup.py | python
	@$(PYTHON) dev/install.py $(VENV) dev

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here: name a Python, 3.10 or newer, as in \`make PYTHON=python3.12 …\`."; exit 1; }

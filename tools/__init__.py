"""The book's commands, one module each; the Makefile calls them."""

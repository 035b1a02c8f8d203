"""The built site, opened in a real browser with the network closed."""

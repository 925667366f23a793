"""What fills the terminal: a module per screen, dialog or form, with the commands that work there."""

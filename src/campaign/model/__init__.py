"""What a campaign is: frozen models, the language of `when`, and changes as values. No input or output here."""

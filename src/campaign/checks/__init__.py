"""What a good plan looks like: the method as rules, one module per family, one function per rule."""

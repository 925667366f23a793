"""When everything happens: slots, working days, repeats, who hears what, lanes and rows. No input or output."""

"""Files of the local data bank: what they look like, and what is read of them."""

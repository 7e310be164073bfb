"""What predicts tokens: distributions over the tokens of a tokenizer, learned from files of them."""

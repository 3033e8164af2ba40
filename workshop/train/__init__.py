"""Training the reader's model on the corpus, and packing it into the folder that is shipped."""

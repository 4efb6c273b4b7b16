"""The texts of the make-believe province: names, documents, essays, phrases. Plain Python, same seed = same bytes."""

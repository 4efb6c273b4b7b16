"""Pages of documents, one module for each sort."""

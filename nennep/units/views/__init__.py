"""Pages of the tree, its people and their rights."""

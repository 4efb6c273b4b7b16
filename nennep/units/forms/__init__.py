"""What people send about the tree, its people and their rights."""

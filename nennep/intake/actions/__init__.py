"""What happens to papers on their way in: taken, read, confirmed. One module for each step."""

"""Lists of units and people from spreadsheets: read, compared with what stands, looked at, then taken over."""

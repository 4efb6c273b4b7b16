"""Who may do what in a campaign, as short sentences."""

"""The only doors for what people type about campaigns, sheets and essays."""

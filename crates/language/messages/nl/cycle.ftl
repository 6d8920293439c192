### The yearly cycle: deliveries, decisions, releases.

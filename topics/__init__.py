"""What residents call things: topics that the office keeps, and the UN's goals."""

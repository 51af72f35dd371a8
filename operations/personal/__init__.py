"""What is kept on a person: shown, handed out, and taken away with history intact."""

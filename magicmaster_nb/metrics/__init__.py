"""What is measured on reconstructions, and how it is shown."""

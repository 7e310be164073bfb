"""Image, video and media files, datasets, and how they are loaded."""

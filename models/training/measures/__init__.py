"""How good a reading is: claims, sources, stance, commitment and chains against gold, each measure in its own file."""

"""What passes between stages: frozen, validated models, one module for each subject."""

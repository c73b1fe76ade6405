"""The onboarding form as pages: steps of the form that the pipeline reads, saved as a draft on the way."""

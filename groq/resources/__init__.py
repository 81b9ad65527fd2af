"""One small class per resource of the API; the same class serves blocking and async clients."""

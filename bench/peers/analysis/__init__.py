"""The analyses of pandas_analysis.py, a module each."""

"""The folder that `pip install` makes, and all of ours that lies at the top of site-packages.

In a wheel the packages (`gateway`, `schema`, ...) lie in `log10_gateway/app`: others have the same
names, and at the top the files of one distribution would replace those of the other.
"""

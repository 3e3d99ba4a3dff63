"""The folder that `pip install` makes, and all of ours that lies at the top of site-packages.

In a wheel the packages (`gateway`, `schema`, `services`, ...) lie in `log10_gateway/app`: their names
are everybody's, and at the top another distribution's files would lie over ours.
"""

from newsparse.label.features.block cimport PageFeatures
from newsparse.label.features.columns cimport FeatureRows
from newsparse.label.features.context cimport Context

cdef FeatureRows group_rows(PageFeatures features, Context context, double[::1] first)

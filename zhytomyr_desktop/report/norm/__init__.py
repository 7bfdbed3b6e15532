"""A written PDF measured against ДСТУ 4163:2020: what stands where, and what departs."""

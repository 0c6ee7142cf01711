"""What a user would pick instead, beside what xvlm makes, on the same model and the same images.

python -m xvlm.compress.rivals --data DIR
"""

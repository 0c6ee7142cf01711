"""The page's charts as inline SVG."""

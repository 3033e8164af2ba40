"""Our own open corpus of diplomatic engagements (CC BY 4.0), its checks and its score."""

"""The workbook of a department's reports: what it says, writing it, reading it back."""

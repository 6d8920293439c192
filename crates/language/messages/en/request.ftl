### Requests: the words of the workbooks and of the status.

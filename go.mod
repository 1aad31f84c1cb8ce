module orgraph

go 1.26.0

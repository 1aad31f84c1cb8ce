package server

import "time"

// Retry sets how long what cannot be read is left alone.
func (c *Certificate) Retry(after time.Duration) { c.retry = after }

// Serial returns the serial number of the certificate with which a connection begins.
func (c *Certificate) Serial() int64 {
	loaded, err := c.current(nil)
	if err != nil {
		return 0
	}
	return loaded.Leaf.SerialNumber.Int64()
}

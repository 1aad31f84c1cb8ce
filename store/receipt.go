package store

// A Receipt says that a request was carried out, and with which result. It is
// kept in the transaction that does what the request asks for, so that there is
// one exactly where that was done; whoever sends the request again gets the
// result in place of a second write.
type Receipt struct {
	// Key is the request's, unique among those of the actor.
	Actor string `json:"actor"`
	Key   string `json:"key"`
	// Digest of what was asked for, to notice a key that is used for something else.
	Digest string `json:"digest"`
	// Result is whatever the writer needs to answer again.
	Result string `json:"result"`
	// Expires is the time from which on nobody knows of the receipt any more, as
	// [FormatTime] writes it.
	Expires string `json:"expires"`
}

package sqlite

import "github.com/ncruces/go-sqlite3/vfs"

// vfsName is the file system through which databases in files are opened.
const vfsName = "orgraph"

func init() { vfs.Register(vfsName, unmapped{vfs.Find("os")}) }

// unmapped is the operating system's files without memory mapping. A file with
// checksums has none, and go-sqlite3 0.37.0 learns that it has them only after it
// has told SQLite that there is mapping: closing the last connection, behind
// another process's write, would then call a mapper that is nil.
type unmapped struct{ vfs.VFS }

// OpenFilename implements vfs.VFSFilename.
func (v unmapped) OpenFilename(name *vfs.Filename, flags vfs.OpenFlag) (vfs.File, vfs.OpenFlag, error) {
	f, flags, err := v.VFS.(vfs.VFSFilename).OpenFilename(name, flags)
	if err != nil {
		return nil, flags, err
	}
	if f, ok := f.(osFile); ok {
		return struct{ osFile }{f}, flags, nil
	}
	return f, flags, nil
}

// osFile is what the operating system's files can do but for mapping.
type osFile interface {
	vfs.File
	vfs.FileLockState
	vfs.FileHasMoved
	vfs.FileSizeHint
	vfs.FilePersistWAL
	vfs.FilePowersafeOverwrite
	vfs.FileSharedMemory
}

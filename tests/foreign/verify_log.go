// Verifies a log that farbank published, with none of its code: golang.org/x/mod/sumdb/{note,tlog} does the work.
//
//	verify_log log DIR VKEY [EARLIER_CHECKPOINT]         the whole log, and that it still begins with an earlier one
//	verify_log proof VKEY LEAF_FILE PROOF... [-- WITNESS_VKEY...]   .tlog-proof files, and who must have cosigned them
//	verify_log request VKEY EARLIER_CHECKPOINT REQUEST   the consistency proof in a request to a witness
//	verify_log cosigned VKEY CHECKPOINT WITNESS_VKEY...  a checkpoint and the witnesses that must have cosigned it
//
// Prints one line and ends with 0 when all holds; says what does not on stderr and ends with 1.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type head struct {
	origin string
	tree   tlog.Tree
}

func main() {
	if len(os.Args) < 4 {
		fail("usage: verify_log log|proof|request|cosigned ...")
	}
	var said string
	var err error
	switch os.Args[1] {
	case "log":
		said, err = verifyLog(os.Args[2], os.Args[3], os.Args[4:])
	case "proof":
		said, err = verifyProofs(os.Args[2], os.Args[3], os.Args[4:])
	case "request":
		said, err = verifyRequest(os.Args[2], os.Args[3], os.Args[4])
	case "cosigned":
		said, err = verifyCosigned(os.Args[2], os.Args[3], os.Args[4:])
	default:
		err = fmt.Errorf("there is no %q", os.Args[1])
	}
	if err != nil {
		fail(err.Error())
	}
	fmt.Println(said)
}

func fail(why string) {
	fmt.Fprintln(os.Stderr, why)
	os.Exit(1)
}

// verifyLog recomputes the root twice, from the hash tiles alone and from the entries, and compares every tile.
func verifyLog(dir, vkey string, earlier []string) (string, error) {
	now, err := openCheckpoint(filepath.Join(dir, "checkpoint"), vkey)
	if err != nil {
		return "", err
	}
	files := tlog.TileHashReader(now.tree, tileFiles(dir))
	if err := rootFromTiles(now.tree, files); err != nil {
		return "", err
	}
	if err := rootFromEntries(dir, now.tree); err != nil {
		return "", err
	}
	for _, path := range earlier {
		before, err := openCheckpoint(path, vkey)
		if err != nil {
			return "", err
		}
		if before.tree.N > now.tree.N {
			return "", fmt.Errorf("the log has %d entries, but it had %d before", now.tree.N, before.tree.N)
		}
		proof, err := tlog.ProveTree(now.tree.N, before.tree.N, files)
		if err != nil {
			return "", err
		}
		if err := tlog.CheckTree(proof, now.tree.N, now.tree.Hash, before.tree.N, before.tree.Hash); err != nil {
			return "", fmt.Errorf("the log does not begin with the earlier one: %v", err)
		}
	}
	return fmt.Sprintf("%s %d %s", now.origin, now.tree.N, now.tree.Hash), nil
}

func rootFromTiles(tree tlog.Tree, files tlog.HashReader) error {
	root, err := tlog.TreeHash(tree.N, files)
	if err != nil {
		return fmt.Errorf("hash tiles: %v", err)
	}
	if root != tree.Hash {
		return fmt.Errorf("the hash tiles do not lead to the signed root")
	}
	return nil
}

func rootFromEntries(dir string, tree tlog.Tree) error {
	var stored []tlog.Hash
	memory := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for at, index := range indexes {
			found[at] = stored[index]
		}
		return found, nil
	})
	n := int64(0)
	for n < tree.N {
		width := tree.N - n
		if width > 1<<height {
			width = 1 << height
		}
		entries, err := readBundle(dir, n>>height, int(width))
		if err != nil {
			return err
		}
		for _, entry := range entries {
			hashes, err := tlog.StoredHashes(n, entry, memory)
			if err != nil {
				return err
			}
			stored = append(stored, hashes...)
			n++
		}
	}
	root, err := tlog.TreeHash(tree.N, memory)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("the entries do not lead to the signed root")
	}
	for _, tile := range tlog.NewTiles(height, 0, tree.N) {
		if row := tree.N >> (height * tile.L); tile.W < 1<<height && tile.N<<height+int64(tile.W) < row {
			continue // a partial tile of an earlier size
		}
		ours, err := tlog.ReadTileData(tile, memory)
		if err != nil {
			return err
		}
		theirs, err := readTile(dir, tile)
		if err != nil {
			return err
		}
		if !bytes.Equal(ours, theirs) {
			return fmt.Errorf("%s is not what the entries make of it", path(tile))
		}
	}
	return nil
}

func readBundle(dir string, index int64, width int) ([][]byte, error) {
	tile := tlog.Tile{H: height, L: -1, N: index, W: width}
	data, whole, err := readFile(dir, tile)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s is cut short", path(tile))
		}
		size := int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:2+size])
		data = data[2+size:]
	}
	if len(entries) < width || (!whole && len(entries) != width) {
		return nil, fmt.Errorf("%s holds %d entries, not %d", path(tile), len(entries), width)
	}
	return entries[:width], nil
}

func readTile(dir string, tile tlog.Tile) ([]byte, error) {
	data, whole, err := readFile(dir, tile)
	if err != nil {
		return nil, err
	}
	want := tile.W * tlog.HashSize
	if len(data) < want || (!whole && len(data) != want) {
		return nil, fmt.Errorf("%s has %d bytes, not %d", path(tile), len(data), want)
	}
	return data[:want], nil
}

// readFile reads a tile, or the full one that may have taken the place of a partial one.
func readFile(dir string, tile tlog.Tile) (data []byte, whole bool, err error) {
	data, err = os.ReadFile(filepath.Join(dir, path(tile)))
	if os.IsNotExist(err) && tile.W < 1<<height {
		tile.W = 1 << height
		data, err = os.ReadFile(filepath.Join(dir, path(tile)))
		whole = true
	}
	return data, whole, err
}

// path spells a tile as C2SP tlog-tiles does, where Go's own checksum database has the height and "data".
func path(tile tlog.Tile) string {
	spelt := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
	return strings.Replace(spelt, "tile/data/", "tile/entries/", 1)
}

type tileFiles string

func (dir tileFiles) Height() int { return height }

func (dir tileFiles) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		data, err := readTile(string(dir), tile)
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func (dir tileFiles) SaveTiles([]tlog.Tile, [][]byte) {}

func openCheckpoint(file, vkey string) (head, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return head{}, err
	}
	return readHead(data, vkey)
}

func readHead(data []byte, vkey string) (head, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return head{}, err
	}
	opened, err := note.Open(data, note.VerifierList(verifier))
	if err != nil {
		return head{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return head{}, fmt.Errorf("the checkpoint is not one of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 0 {
		return head{}, fmt.Errorf("the checkpoint has no size")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return head{}, err
	}
	return head{lines[0], tlog.Tree{N: size, Hash: root}}, nil
}

func readHashes(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func verifyProofs(vkey, leafFile string, rest []string) (string, error) {
	leaf, err := os.ReadFile(leafFile)
	if err != nil {
		return "", err
	}
	var witnesses []string
	for at, each := range rest {
		if each == "--" {
			rest, witnesses = rest[:at], rest[at+1:]
			break
		}
	}
	for _, file := range rest {
		data, err := os.ReadFile(file)
		if err != nil {
			return "", err
		}
		if err := verifyProof(string(data), vkey, leaf, witnesses); err != nil {
			return "", fmt.Errorf("%s: %v", file, err)
		}
	}
	return fmt.Sprintf("%d proofs hold", len(rest)), nil
}

func verifyProof(proof, vkey string, leaf []byte, witnesses []string) error {
	parts := strings.SplitN(proof, "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a tlog-proof")
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return fmt.Errorf("no index")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	hashes, err := readHashes(lines[1:])
	if err != nil {
		return err
	}
	now, err := readHead([]byte(parts[1]), vkey)
	if err != nil {
		return err
	}
	if err := cosigned([]byte(parts[1]), witnesses); err != nil {
		return err
	}
	return tlog.CheckRecord(hashes, now.tree.N, now.tree.Hash, index, tlog.RecordHash(leaf))
}

func verifyRequest(vkey, earlier, request string) (string, error) {
	before, err := openCheckpoint(earlier, vkey)
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(request)
	if err != nil {
		return "", err
	}
	parts := strings.SplitN(string(data), "\n\n", 2)
	lines := strings.Split(parts[0], "\n")
	if len(parts) != 2 || lines[0] != fmt.Sprintf("old %d", before.tree.N) {
		return "", fmt.Errorf("the request is not one from %d on", before.tree.N)
	}
	hashes, err := readHashes(lines[1:])
	if err != nil {
		return "", err
	}
	now, err := readHead([]byte(parts[1]), vkey)
	if err != nil {
		return "", err
	}
	err = tlog.CheckTree(hashes, now.tree.N, now.tree.Hash, before.tree.N, before.tree.Hash)
	return fmt.Sprintf("%d follows from %d", now.tree.N, before.tree.N), err
}

func verifyCosigned(vkey, file string, witnesses []string) (string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	now, err := readHead(data, vkey)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%d cosigned by %d", now.tree.N, len(witnesses)), cosigned(data, witnesses)
}

func cosigned(data []byte, witnesses []string) error {
	for _, each := range witnesses {
		verifier, err := newCosigner(each)
		if err != nil {
			return err
		}
		if _, err := note.Open(data, note.VerifierList(verifier)); err != nil {
			return err
		}
	}
	return nil
}

// cosigner is a note.Verifier of C2SP tlog-cosignature, Ed25519.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, fmt.Errorf("not a vkey")
	}
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(typed) != 33 || typed[0] != 4 {
		return nil, fmt.Errorf("not the vkey of an Ed25519 cosigner")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		return nil, fmt.Errorf("the vkey does not belong to its identifier")
	}
	return &cosigner{parts[0], hash, typed[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }

func (c *cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 72 {
		return false
	}
	seconds := binary.BigEndian.Uint64(signature)
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	return ed25519.Verify(c.key, []byte(message), signature[8:])
}

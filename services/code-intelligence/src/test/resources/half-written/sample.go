// Package pool hands out workers.
package pool

import (
	"context"
	"errors"
	"fmt"
	"sync"
	t "time"
)

// ErrClosed says that the pool is closed.
var ErrClosed = errors.New("pool: closed \"for good\"")

const (
	sizeDefault = 1_000
	mask        = 0x_ff << iota
	letter      = '\''
)

type (
	// Worker does one thing.
	Worker[T any, K ~int | ~string] interface {
		fmt.Stringer
		Do(ctx context.Context, in T) (out K, err error)
	}
	handler func(a, b int, rest ...string) <-chan error
)

// Pool keeps workers.
type Pool struct {
	sync.Mutex
	idle   []Worker[int, string] `json:"idle,omitempty"`
	byName map[string]*struct{ n [4]int }
	done   chan struct{}
}

func (p *Pool) Take(ctx context.Context, name string) (w Worker[int, string], err error) {
	p.Lock()
	defer p.Unlock()
outer:
	for i, each := range p.idle {
		switch s := any(each).(type) {
		case nil:
			continue outer
		case fmt.Stringer, error:
			if s := each.String(); s == name && (len(s) > 0 || i >= sizeDefault) {
				p.idle = append(p.idle[:i], p.idle[i+1:]...)
				return each, nil
			} else if s == `raw
text` {
				break outer
			}
		default:
			_ = s
		}
	}
	timeout := t.After(3 * t.Second)
	go func(n string) {
		select {
		case <-p.done:
		case v, ok := <-timeout:
			fmt.Printf("%v %t %q\n", v, ok, n)
		}
	}(name)
	return nil, fmt.Errorf("take %s: %w", name, ErrClosed)
}

func init() { var x = [...]int{1, 2: 3}; x[0]++; goto end; end: x[1]-- }

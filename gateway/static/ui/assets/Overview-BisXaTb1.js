import{$ as e,A as t,Ai as n,B as r,Ca as i,Et as a,G as o,Ha as s,Hi as c,Ht as l,Kn as u,L as d,M as f,N as p,Nt as m,Ot as h,Sa as g,Tt as _,Ua as v,Wa as y,X as b,Xa as x,Y as S,_a as C,bi as ee,c as w,ct as te,fa as ne,ga as re,ha as T,ii as ie,n as ae,q as oe,qa as se,t as ce,ta as le}from"./ui-CNja8Pfo.js";import{t as E}from"./Asked-9iZOkb9l.js";import{t as ue}from"./Partial-DhjWvzzG.js";import{_ as de,a as D,b as fe,c as O,d as k,f as A,g as j,h as M,i as N,l as P,m as F,n as pe,o as me,p as I,r as L,s as he,t as ge,u as R,v as _e,x as z,y as ve}from"./Dimensions-CtA4dMb2.js";import{F as ye,I as be,M as xe,n as Se,r as Ce,t as we}from"./useWidth-BG1SS3Eh.js";import{t as Te}from"./count-C704J48T.js";import{t as Ee}from"./NothingMatches-B8jB4T4Q.js";import{r as De}from"./progress-CEAsFqyE.js";var Oe=class extends Map{constructor(e,t=Me){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(ke(this,e))}has(e){return super.has(ke(this,e))}set(e,t){return super.set(Ae(this,e),t)}delete(e){return super.delete(je(this,e))}};function ke({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function Ae({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function je({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function Me(e){return typeof e==`object`&&e?e.valueOf():e}function Ne(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Pe=Symbol(`implicit`);function Fe(){var e=new Oe,t=[],n=[],r=Pe;function i(i){let a=e.get(i);if(a===void 0){if(r!==Pe)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new Oe;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Fe(t,n).unknown(r)},xe.apply(i,arguments),i}function Ie(){var e=Fe().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Ne(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return Ie(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},xe.apply(d(),arguments)}var Le=Ce(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function Re(e){return Le(Ie(),e)}function B(e){return function(){return e}}var V=Math.PI,H=2*V,U=1e-6,ze=H-U;function Be(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ve(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return Be;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var He=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?Be:Ve(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>U){if(!(Math.abs(u*s-c*l)>U)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((V-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>U&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>U||Math.abs(this._y1-l)>U)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%H+H),d>ze?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>U&&this._append`A${n},${n},0,${+(d>=V)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};He.prototype;function Ue(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new He(t)}Array.prototype.slice;function We(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Ge(e){this._context=e}Ge.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Ke(e){return new Ge(e)}function qe(e){return e[0]}function Je(e){return e[1]}function Ye(e,t){var n=B(!0),r=null,i=Ke,a=null,o=Ue(s);e=typeof e==`function`?e:e===void 0?qe:B(e),t=typeof t==`function`?t:t===void 0?Je:B(t);function s(s){var c,l=(s=We(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:B(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:B(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:B(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function Xe(e,t){e(t)}function Ze(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=Ye();return e&&Xe(i.x,e),t&&Xe(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var Qe=x(be());function $e(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:c,innerRef:l,defined:u=()=>!0,...d}=e,f=Ze({x:r,y:i,defined:u,curve:c});return t?v(s,{children:t({path:f})}):v(`path`,{ref:l,className:(0,Qe.default)(`visx-linepath`,o),d:f(n)||``,fill:a,strokeLinecap:`round`,...d})}var W=x(se(),1);function et(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var tt=64;function nt(e,t,n){let r=Math.max(...e.map(e=>rt(e,t)),0);return{x:Re({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:Se({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function rt({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function it(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/tt)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function at({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function ot(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function G({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function st(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?G(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?G(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function ct({column:e,index:t,kind:n,series:r,x:i,width:a,step:o,y:c,stop:l,choose:u,point:d}){let{href:f,marks:p,name:m,text:h,isPart:g}=e,[_,b]=[c(0),G(e)],x=lt({column:e,kind:n,series:r,x:i,width:a,y:c}),S=e=>{let n=b.indexOf(e);return{"data-spot":`${t}.${n}`,tabIndex:l===n?0:-1,onFocus:()=>{u(n),d()}}},C=y(s,{children:[v(`rect`,{className:L.ground,x:i-(o-a)/2,width:o,y:0,height:_}),p.map((e,t)=>e.href===void 0?x[t]:null)]});return y(`g`,{className:L.column,"data-part":g||void 0,onPointerEnter:d,children:[f===null?C:v(`a`,{href:f,"aria-label":`${m}${g?`, in part`:``}: ${h}`,...S(`column`),children:C}),p.map((e,t)=>e.href===void 0||!x[t]?null:v(`a`,{href:e.href,"aria-label":`${m}: ${e.label??e.text}`,...S(t),children:x[t]},t))]})}function lt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=at(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return v(`circle`,{className:L.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return v(`rect`,{className:L.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var ut=44,dt=20,ft=6;function pt({label:e,kind:t,columns:n,series:r,print:i,height:a=150,mark:o}){let s=(0,W.useRef)(null),c=we(s),[l,u]=(0,W.useState)(null),[d,f]=(0,W.useState)(null),{x:p,y:m,isEmpty:h}=nt(n,t,{width:c,height:a,left:ut,bottom:dt,top:ft}),g=l??mt(n),_=e=>{let t=st(n,g,e.key);t&&(e.preventDefault(),e.stopPropagation(),u(t),s.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},b=d===null?void 0:n[d];return y(`div`,{className:L.chart,ref:s,style:{height:a},children:[c>0&&y(`svg`,{width:c,height:a,role:`group`,"aria-label":e,onKeyDown:_,onPointerLeave:()=>f(null),onBlur:()=>f(null),children:[v(ht,{y:m,width:c,print:i,isEmpty:h}),v(_t,{columns:n,x:p,width:c,height:a}),typeof o==`number`&&v(gt,{at:o,columns:n,x:p,height:a}),t===`lines`&&r.map(({title:e,colour:t},r)=>ot(n,r).map((n,r)=>v($e,{data:n,x:({key:e})=>(p(e)??0)+p.bandwidth()/2,y:({value:e})=>m(e),className:L.line??``,"data-colour":t},e+String(r)))),n.map((e,n)=>v(ct,{column:e,index:n,kind:t,series:r,x:p(e.key)??0,width:p.bandwidth(),step:p.step(),y:m,stop:g.column===n?g.link:null,choose:e=>u({column:n,link:e}),point:()=>f(n)},e.key))]}),b&&v(vt,{column:b,series:r,at:(p(b.key)??0)+p.bandwidth()/2,width:c})]})}function mt(e){return{column:e.findLastIndex(e=>G(e).length>0),link:0}}function ht({y:e,width:t,print:n,isEmpty:r}){let i=r?[0]:e.ticks(3);return v(`g`,{"aria-hidden":!0,children:i.map(r=>y(ye,{top:e(r),children:[v(`line`,{className:L.grid,x1:ut,x2:t}),v(`text`,{className:L.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:n(r)})]},r))})}function gt({at:e,columns:t,x:n,height:r}){let i=t.map(({key:e})=>Number(e)),[a=0,o=0]=[i.at(-1),i.at(-2)],s=et(e,i,a+(a-o)),c=s&&t[s.column]?.key;if(!s||c==null)return null;let l=(n(c)??0)+s.part*n.step();return y(`g`,{"aria-hidden":!0,className:L.moment,"data-moment":!0,children:[v(`line`,{x1:l,x2:l,y1:ft,y2:r-dt}),v(`path`,{d:`M${l-4} 0h8l-4 6z`})]})}function _t({columns:e,x:t,width:n,height:r}){let i=it(e.length,n-ut);return v(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return v(`text`,{className:L.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function vt({column:e,series:t,at:n,width:r}){let i=n>r/2;return y(`div`,{className:L.tip,"aria-hidden":!0,style:i?{right:r-n+10}:{left:n+10},children:[v(`b`,{children:e.name}),e.isPart&&v(`small`,{children:` in part`}),v(`ul`,{children:t.map(({title:t,colour:n},r)=>y(`li`,{children:[v(`i`,{"data-colour":n}),v(`span`,{children:t}),v(`span`,{children:e.marks[r]?.text})]},t))})]})}function yt({label:e,columns:t,series:n}){return v(d,{label:`${e}, table`,className:L.table,children:y(`table`,{children:[v(`thead`,{children:y(`tr`,{children:[v(`th`,{scope:`col`,children:`Time`}),n.map(({title:e})=>v(`th`,{scope:`col`,children:e},e))]})}),v(`tbody`,{children:t.map(({key:e,name:t,href:n,marks:r,isPart:i})=>y(`tr`,{children:[y(`th`,{scope:`row`,children:[n===null?t:v(`a`,{href:n,children:t}),i&&v(`small`,{children:` in part`})]}),r.map((e,t)=>v(`td`,{children:e.href===void 0?e.text:v(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function K(e){let{title:t,kind:n,columns:r,series:i,print:a,height:o=150,mark:s,children:c}=e,[l,d]=(0,W.useState)(!1),f=(0,W.useId)();return y(`section`,{className:L.card,"aria-labelledby":f,children:[y(`header`,{children:[v(`h2`,{id:f,children:t}),v(u,{className:L.switch??``,"aria-label":`${t}: ${l?`chart`:`table`}`,onPress:()=>d(!l),children:l?`Chart`:`Table`})]}),c,l?v(yt,{label:t,columns:r,series:i}):v(pt,{label:`${t} by time`,kind:n,columns:r,series:i,print:a,height:o,mark:s}),i.length>1&&!l&&v(bt,{series:i})]})}function bt({series:e}){return v(`ul`,{className:L.legend,"aria-hidden":!0,children:e.map(({title:e,colour:t})=>y(`li`,{children:[v(`i`,{"data-colour":t}),v(`bdi`,{children:v(m,{text:e})})]},e))})}var xt=6e4,St=60*xt*24,Ct=[[`MINUTE`,100*xt],[`HOUR`,3*St],[`DAY`,92*St],[`WEEK`,550*St]];function wt(e,t){return Ct.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function Tt(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function Et(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var Dt=c(`
  query Overview($filter: CompletionFilter, $bucket: Bucket!, $hasBefore: Boolean!) {
    insightStatus {
      building
      progress
    }
    totals: completionStats(filter: $filter, first: 1) {
      asOf
      rows {
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        sessionCount
        userCount
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
        previous @include(if: $hasBefore) {
          count
          failedCount
          failureRate
          cost
          unpricedCount
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
          p99: durationPercentile(p: 99)
        }
      }
    }
    times: completionStats(
      filter: $filter
      bucket: $bucket
      orderBy: [{ field: TIME, direction: ASC }]
      first: 1000
    ) {
      isComplete
      rows {
        time
        count
        failedCount
        failureRate
        cost
        unpricedCount
        promptTokens
        completionTokens
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        p99: durationPercentile(p: 99)
        durationMax
      }
    }
  }
`),Ot=c(`
  query OverviewExtent($filter: CompletionFilter) {
    completionStats(
      filter: $filter
      bucket: { unit: DAY }
      orderBy: [{ field: TIME, direction: ASC }]
      first: 10000
    ) {
      rows {
        time
        count
      }
    }
  }
`),kt=c(`
  query OverviewGroups(
    $filter: CompletionFilter
    $groupBy: [Dimension!]!
    $orderBy: [StatsOrder!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
    $hasBefore: Boolean!
  ) {
    completionStats(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, first: $first) {
      asOf
      isComplete
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        count
        failedCount
        failureRate
        cost
        unpricedCount
        totalTokens
        p50: durationPercentile(p: 50)
        p95: durationPercentile(p: 95)
        previous @include(if: $hasBefore) {
          count
          failureRate
          cost
          totalTokens
          p50: durationPercentile(p: 50)
          p95: durationPercentile(p: 95)
        }
      }
    }
  }
`),At=c(`
  query OverviewSeries(
    $bucket: Bucket!
    $a: CompletionFilter
    $b: CompletionFilter
    $c: CompletionFilter
    $d: CompletionFilter
    $e: CompletionFilter
    $others: CompletionFilter
    $hasB: Boolean!
    $hasC: Boolean!
    $hasD: Boolean!
    $hasE: Boolean!
    $hasOthers: Boolean!
  ) {
    a: completionStats(filter: $a, bucket: $bucket, first: 1000) {
      rows {
        ...TimedRow
      }
    }
    b: completionStats(filter: $b, bucket: $bucket, first: 1000) @include(if: $hasB) {
      rows {
        ...TimedRow
      }
    }
    c: completionStats(filter: $c, bucket: $bucket, first: 1000) @include(if: $hasC) {
      rows {
        ...TimedRow
      }
    }
    d: completionStats(filter: $d, bucket: $bucket, first: 1000) @include(if: $hasD) {
      rows {
        ...TimedRow
      }
    }
    e: completionStats(filter: $e, bucket: $bucket, first: 1000) @include(if: $hasE) {
      rows {
        ...TimedRow
      }
    }
    others: completionStats(filter: $others, bucket: $bucket, first: 1000)
      @include(if: $hasOthers) {
      rows {
        ...TimedRow
      }
    }
  }

  fragment TimedRow on StatsRow {
    time
    count
    failureRate
    cost
    totalTokens
    p95: durationPercentile(p: 95)
  }
`),jt=c(`
  query OverviewFailures($filter: CompletionFilter) {
    completions(filter: $filter, first: 6) {
      nodes {
        id
        createdAt
        model
        failureKind
        failureReason
      }
    }
  }
`),Mt=c(`
  query OverviewQueues {
    feedbackTasks(filter: { isArchived: false }, first: 8) {
      nodes {
        id
        name
        progress {
          left
          waiting
          waitingIsExact
          graded
          lastDay
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`),Nt=c(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),Pt=864e5,Ft=({filter:e,range:t,hasBefore:r,zone:i})=>g({queryKey:[`overview`,e??{},i],queryFn:async({signal:a})=>{let o=await It(e,t,a),{data:s,errors:c}=await n(Dt,{filter:e??null,bucket:{unit:o,zone:i,fill:!0},hasBefore:r},{signal:a});if(!s.totals&&!s.times)throw c[0]??Error(`the figures are missing`);let{building:l=!1,progress:u=null}=s.insightStatus??{};return{asOf:s.totals?.asOf??``,unit:o,totals:s.totals?.rows[0]??null,times:s.times?.rows??[],building:l?u??0:null,errors:c}}});async function It(e,t,r){if(t?.from!=null&&t.to!==null)return wt(t.from,t.to);let{data:i,errors:a}=await n(Ot,{filter:e??null},{signal:r});if(!i.completionStats)throw a[0]??Error(`the days are missing`);let o=i.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[s=0]=o;return wt(s,(o.at(-1)??s)+Pt)}var Lt=({filter:e,hasBefore:t},r,i)=>g({queryKey:[`overview`,`groups`,e??{},r.name,i],queryFn:async({signal:a})=>{let o={filter:e??null,groupBy:[r.dimension],orderBy:[{field:i}],first:20,key:r.key??``,isMetadata:r.key!==null,hasBefore:t},{data:s,errors:c}=await n(kt,o,{signal:a});if(!s.completionStats)throw c[0]??Error(`the groups are missing`);return{...s.completionStats,errors:c}}}),Rt=({filter:e,zone:t},r,i,a)=>g({queryKey:[`overview`,`series`,e??{},r,t,i,a],queryFn:async({signal:o})=>{let[s=null,c=null,l=null,u=null,d=null]=i.map(t=>w(e,t)),f=a&&w(e,a),{data:p,errors:m}=await n(At,{bucket:{unit:r,zone:t,fill:!0},a:s,b:c,c:l,d:u,e:d,others:f,hasB:!!c,hasC:!!l,hasD:!!u,hasE:!!d,hasOthers:!!f},{signal:o});if(m[0])throw m[0];let h=zt(p).slice(0,i.length);return f?[...h,p.others?.rows??[]]:h}});function zt(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var q={status:{eq:`FAILED`}},Bt=({filter:e})=>g({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let r={filter:w(e,q)},{data:i,errors:a}=await n(jt,r,{signal:t});if(!i.completions)throw a[0]??Error(`the failures are missing`);return i.completions.nodes}}),Vt=()=>g({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(Mt,{},{signal:e});if(!t.feedbackTasks)throw r[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Ht=()=>g({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(Nt,{},{signal:e});if(!t.completions)throw r[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Ut(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=Tt(i,t);return i.map((e,t)=>{let i=Et(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Ut(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>N({filter:e?w(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Wt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:j,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${O(e)}, ${R(t)} failed`,marks:[{value:e-t,text:R(e-t)},{value:t,text:R(t),...t>0&&{href:n(q),label:`${R(t)} failed`}}]}))}}function Gt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:de,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${F(e)} failed, ${R(t)} of ${R(n)}`,marks:[{value:e,text:F(e)}],only:q,isEmpty:t===0}))}}function Kt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:k,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:k(I(e))+(t>0?`, without ${R(t)} unpriced`:``),marks:[{value:I(e),text:k(I(e))}],order:`-COST`}))}}function qt(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:j,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${R(e)} tokens, ${R(t)} of prompts, ${R(n)} of completions`,marks:[{value:t,text:R(t)},{value:n,text:R(n)}],order:`-TOTAL_TOKENS`}))}}function Jt(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:_e,columns:J(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${M(e)}, p95 ${M(t)}, p99 ${M(n)}`+(A(99,r)?` of ${O(r)}, the slowest ${M(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:M(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:R,side:j,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:F,side:de,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:k,side:k,of:e=>I(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:R,side:j,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:M,side:_e,of:e=>e.p95,order:`-DURATION`}],Yt=[1,2,3,4,5];function Xt(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Ut(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=w(n.own,s),m=t.only?w(p,t.only):p;return{value:d,text:f,href:N({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:Yt[n]??`other`})),columns:s,print:t.side}}function Zt({scope:e,by:t,unit:n,measure:a,rows:o,isComplete:s}){let c=(0,W.useMemo)(()=>o.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=ve(t,{text:e,value:n});return r?[{title:fe(t,e),condition:r}]:[]}),[o,t]),l=c.map(({condition:e})=>e),u=!s||o.length>c.length?{not:{or:l}}:null,d=Rt(e,n,l,u),f=i({...d,enabled:c.length>0});if(c.length===0)return null;let p=o.length>5?`, the first 5 and all other`:``;return v(E,{query:f,queryKey:d.queryKey,skeleton:v(r,{height:266}),children:r=>{let i={own:e.of.own,range:e.range,unit:n,zone:e.zone},o=(u?[...c,{title:`other`,condition:u}]:c).map((e,t)=>({...e,rows:r[t]??[],isRest:t===c.length}));return v(K,{title:`${a.title} by ${t.title.toLowerCase()}${p}`,height:190,...Xt(o,a,i),mark:e.mark})}})}var X={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function Qt({scope:e,by:t,total:n,measure:r,rows:i}){let a=Math.max(...i.map(e=>e.count),1);return v(d,{label:`By ${t.title}, table`,className:X.groups,children:y(`table`,{children:[v(`thead`,{children:y(`tr`,{children:[v(`th`,{scope:`col`,children:t.title}),Y.slice(0,4).map(e=>v($t,{measure:e,isOrder:e===r},e.field)),v(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>v($t,{measure:e,isOrder:e===r},e.field))]})}),v(`tbody`,{children:i.map(r=>v(en,{scope:e,by:t,total:n,most:a,row:r},JSON.stringify(r.group)))})]})})}function $t({measure:{field:e,title:t},isOrder:n}){return v(`th`,{scope:`col`,"aria-sort":n?`descending`:void 0,children:y(T,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[t,v(`span`,{"aria-hidden":!0,children:n?` ▾`:``})]})})}function en({scope:e,by:t,total:n,most:r,row:i}){let[a=null]=i.group,o=fe(t,a),s=ve(t,{text:a,value:i.metadata}),c=s&&w(e.of.own,s),l=(t,n)=>c&&N({filter:t?w(c,t):c,range:e.range,order:n}),{previous:u,unpricedCount:d}=i,[f,p]=[I(i.cost),I(u?.cost)],h=n===null||n===0?null:i.count/n;return y(`tr`,{children:[y(`th`,{scope:`row`,children:[v(Q,{href:l(),children:v(`bdi`,{className:a===null?X.none:void 0,children:v(m,{text:o})})}),v(`span`,{className:X.share,"aria-hidden":!0,children:v(`i`,{style:{width:`${i.count/r*100}%`}})})]}),v(Z,{name:`Calls`,change:P(u?.count,i.count,D),more:h!==null&&F(h),children:R(i.count)}),v(Z,{name:`Failed`,change:P(u?.failureRate,i.failureRate,me,!0),children:i.failedCount>0?v(Q,{href:l(q),children:F(i.failureRate)}):F(i.failureRate)}),v(Z,{name:`Cost`,change:P(p,f,D),more:d>0&&`${R(d)} unpriced`,children:v(Q,{href:f===null?null:l(void 0,`-COST`),children:k(f)})}),v(Z,{name:`Tokens`,change:P(u?.totalTokens,i.totalTokens,D),children:v(`span`,{title:R(i.totalTokens),children:j(i.totalTokens)})}),v(Z,{name:`p50`,change:P(u?.p50,i.p50,he),children:M(i.p50)}),v(Z,{name:`p95`,change:P(u?.p95,i.p95,he),more:A(95,i.count)&&`of ${O(i.count)}`,children:v(Q,{href:l(void 0,`-DURATION`),children:M(i.p95)})})]})}function Z({name:e,change:t,more:n,children:r}){return y(`td`,{"data-name":e,children:[y(`span`,{children:[r,n!==void 0&&n!==!1&&y(`small`,{children:[` `,n]})]}),v(pe,{change:t})]})}function Q({href:e,children:t}){return e===null?t:v(`a`,{href:e,children:t})}var tn=[`model`,`tag`,`user`,`kind`,`failure`];function nn({scope:e,unit:t,total:n}){let{by:r=`model`,o:i}=C({from:`/overview`}),[a]=Y,o=Y.find(({field:e})=>e===i)??a,s=z(r)??z(`model`),c=(0,W.useId)();return!s||!o?null:y(`section`,{className:X.breakdown,"aria-labelledby":c,children:[y(`header`,{children:[y(`h2`,{id:c,children:[`By `,s.key===null?s.title.toLowerCase():s.title]}),v(rn,{scope:e,by:s})]}),v(an,{scope:e,by:s,unit:t,total:n,measure:o})]})}function rn({scope:e,by:t}){let n=re({from:`/overview`});return y(`nav`,{"aria-label":`Group by`,className:X.choice,children:[tn.map(e=>v(T,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===t.name?`true`:void 0,children:z(e)?.title},e)),v(ge,{label:`Group by something else`,filter:e.filter,without:tn,by:t.name,choose:e=>void n({search:t=>({...t,by:e})})})]})}function an({scope:e,by:t,unit:n,total:a,measure:o}){let c=Lt(e,t,o.field),l=i(c);return v(E,{query:l,queryKey:c.queryKey,skeleton:v(r,{height:620}),children:({rows:r,isComplete:i})=>y(s,{children:[v(Zt,{scope:e,by:t,unit:n,measure:o,rows:r,isComplete:i}),v(Qt,{scope:e,by:t,total:a,measure:o,rows:r}),y(`p`,{className:X.note,children:[!i&&`The first ${r.length} by ${o.title.toLowerCase()}. `,t.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function on({scope:e,of:{totals:t,times:n,unit:r}}){let{own:i}=e.of,{range:a,zone:o,mark:s}=e,[c,l,u,d,f]=(0,W.useMemo)(()=>{let e={own:i,range:a,unit:r,zone:o};return[Wt,Gt,Kt,qt,Jt].map(t=>t(n,e))},[n,i,a,r,o]);if(!c||!l||!u||!d||!f)return null;let p=e=>N({filter:e?w(i,e):i,range:a});return y(`div`,{className:X.cards,children:[v(K,{title:`Calls`,mark:s,...c,children:t&&v(sn,{of:t,href:p()})}),v(K,{title:`Failure rate`,mark:s,...l,children:t&&v(cn,{of:t,href:p(q)})}),v(K,{title:`Cost`,mark:s,...u,children:t&&v(ln,{of:t,href:p({cost:{isNull:!0}})})}),v(K,{title:`Tokens`,mark:s,...d,children:t&&v(un,{of:t})}),v(`div`,{className:X.wide,children:v(K,{title:`Duration`,mark:s,...f,children:t&&v(dn,{of:t})})})]})}function $({figure:e,change:t,before:n,children:r}){return y(`p`,{className:X.figure,children:[v(`b`,{children:e}),y(`span`,{children:[v(pe,{change:t,...n!==void 0&&{before:n}}),r]})]})}function sn({of:e,href:t}){let{previous:n}=e,r=P(n?.count,e.count,D);return v($,{figure:v(`a`,{href:t,children:R(e.count)}),change:r,before:R(n?.count),children:n&&y(`small`,{children:[`from `,R(n.count)]})})}function cn({of:e,href:t}){let{previous:n}=e;return v($,{figure:F(e.failureRate),change:P(n?.failureRate,e.failureRate,me,!0),before:F(n?.failureRate),children:v(`small`,{children:e.failedCount>0?y(`a`,{href:t,children:[R(e.failedCount),` failed`]}):`none failed`})})}function ln({of:e,href:t}){let[n,r]=[I(e.cost),I(e.previous?.cost)];return v($,{figure:k(n),change:P(r,n,D),before:k(r),children:e.unpricedCount>0&&y(`small`,{children:[`without `,y(`a`,{href:t,children:[O(e.unpricedCount),` of unknown price`]})]})})}function un({of:e}){let{totalTokens:t,previous:n}=e;return v($,{figure:v(`span`,{title:R(t),children:j(t)}),change:P(n?.totalTokens,t,D),before:R(n?.totalTokens),children:n&&y(`small`,{children:[`from `,j(n.totalTokens)]})})}function dn({of:e}){let{previous:t}=e;return y(s,{children:[v(`div`,{className:X.three,children:[`p50`,`p95`,`p99`].map(n=>v($,{figure:y(s,{children:[v(`small`,{children:n}),` `,M(e[n])]}),change:P(t?.[n],e[n],he),before:M(t?.[n])},n))}),A(99,e.count)&&y(`p`,{className:X.note,children:[`Of `,O(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,M(e.durationMax),`.`]})]})}function fn({scope:e}){let{mark:n}=e,[r,i]=(0,W.useState)(!1);return r?v(mn,{scope:e,close:()=>i(!1)},n):n===null?v(u,{onPress:()=>i(!0),children:`Mark a moment`}):y(`span`,{className:X.moment,children:[v(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,v(t,{at:new Date(n).toISOString()}),v(pn,{scope:e,mark:n}),v(u,{onPress:()=>i(!0),children:`Move the mark`}),v(u,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function pn({scope:{of:t,range:n},mark:r}){let i=n?.to??t.now;if(r>=i||n?.from!=null&&r<n.from)return v(`small`,{children:`outside the range`});let a=(n,r)=>e(t.own,{from:n,to:r})??{};return v(T,{to:`/compare`,search:{a:a(r-(i-r),r),b:a(r,i)},children:`Before and after`})}function mn({scope:e,close:t}){let n=ne(ee),[r,i]=(0,W.useState)(_(e.mark??e.of.now,n)),o=a(r,n);return y(`form`,{className:X.moment,"aria-label":`Mark a moment`,onSubmit:n=>{n.preventDefault(),o!==null&&e.setMark(o),t()},children:[y(`label`,{children:[`Moment, in `,h(n),` `,v(`input`,{type:`datetime-local`,step:1,value:r,onChange:({currentTarget:e})=>i(e.value)})]}),v(u,{type:`submit`,isDisabled:o===null,children:`Mark it`}),v(u,{onPress:t,children:`Leave it`})]})}var hn=`-7d`;function gn(){let t=ae(`/overview`,hn),n=ne(ee),{mark:r}=C({from:`/overview`}),i=re({from:`/overview`});return(0,W.useMemo)(()=>{let a={...t,setRange:e=>t.setRange(e??`..`),clear:()=>void i({search:e=>ce({...e,f:void 0,r:`..`})})},o=r===void 0?NaN:Date.parse(r),s=a.range&&oe(a.range,a.now),c=s?.from!=null;return{of:a,range:s,filter:e(a.own,s),hasBefore:c,zone:h(n),before:c?_n(a.rangeText):null,mark:Number.isNaN(o)?null:o,setMark:e=>{let t=e===null?void 0:new Date(e).toISOString();i({search:e=>ce({...e,mark:t})})}}},[t,n,r,i])}function _n(e){let t=e===void 0?null:b(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function vn({scope:{of:t}}){let n=i({...Ht(),enabled:t.own===void 0});return t.own===void 0?n.data===!1?v(f,{}):v(p,{title:`No calls in this range`,children:y(`p`,{children:[t.range&&v(u,{onPress:()=>t.setRange(`..`),children:`Look at all time`}),` `,v(T,{to:`/completions`,children:`All completions`})]})}):v(Ee,{of:t,what:`completion`,language:te,within:e,countOf:e=>le.query(Te(e))})}function yn({scope:e,all:n}){let a=Bt(e),o=i(a),s=(0,W.useId)(),c=N({filter:w(e.of.own,q),range:e.range});return y(`section`,{className:X.list,"aria-labelledby":s,children:[y(`header`,{children:[v(`h2`,{id:s,children:`Newest failures`}),y(`a`,{href:c,children:[`All `,n===null?``:R(n)]})]}),v(E,{query:o,queryKey:a.queryKey,skeleton:v(r,{height:300}),children:e=>v(`ul`,{children:e.map(({id:e,createdAt:n,model:r,failureKind:i,failureReason:a})=>y(`li`,{children:[y(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[y(`span`,{children:[y(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),v(`bdi`,{children:v(m,{text:i??`failed`})})]}),v(`small`,{children:v(t,{at:n})})]}),y(`p`,{title:a??void 0,children:[r!==null&&v(`bdi`,{children:v(m,{text:r})}),r!==null&&a!==null&&` · `,v(`bdi`,{children:v(m,{text:a??``})})]})]},e))})})]})}function bn(){let e=Vt(),t=i(e),n=(0,W.useId)();return y(`section`,{className:X.list,"aria-labelledby":n,children:[y(`header`,{children:[v(`h2`,{id:n,children:`Left to be graded`}),v(`a`,{href:`#/tasks`,children:`All tasks`})]}),v(E,{query:t,queryKey:e.queryKey,skeleton:v(r,{height:300}),children:({nodes:e})=>e.length===0?v(`p`,{children:`There is no task yet.`}):v(`ul`,{children:e.map(e=>y(`li`,{children:[y(`a`,{href:N({filter:{ungradedForTask:e.id}}),children:[v(`span`,{children:v(`bdi`,{children:v(m,{text:e.name||e.id})})}),e.progress&&y(`b`,{children:[De(e.progress),` left`]})]}),y(`p`,{children:[e.progress&&y(s,{children:[R(e.progress.lastDay),` graded in the last day · `]}),v(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,v(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function xn(){let e=gn(),t=Ft(e),n=i(t),{renew:r}=e.of,a=(0,W.useMemo)(()=>()=>{r(),n.refetch()},[r,n.refetch]);return ie((0,W.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),v(l,{title:`Overview`,children:y(`div`,{className:X.page,children:[v(o,{of:e.of}),v(E,{query:n,queryKey:t.queryKey,skeleton:v(Cn,{}),children:t=>y(s,{children:[v(Sn,{scope:e,of:t,reload:a}),v(ue,{errors:t.errors,retry:()=>void n.refetch()}),t.totals?.count===0?v(vn,{scope:e}):v(on,{scope:e,of:t}),y(`div`,{className:X.lists,children:[(t.totals?.failedCount??0)>0&&v(yn,{scope:e,all:t.totals?.failedCount??null}),v(bn,{})]}),t.totals?.count!==0&&v(nn,{scope:e,unit:t.unit,total:t.totals?.count??null})]})})]})})}function Sn({scope:n,of:{asOf:r,building:i},reload:a}){let{of:o,range:c,before:l}=n,d=c&&S(c),f=e=>new Date(e).toISOString();return y(`div`,{className:X.facts,children:[y(`p`,{children:[c?.from!=null&&c.to!==null?y(s,{children:[v(t,{at:f(c.from)}),` – `,v(t,{at:f(c.to)})]}):`All time`,l!==null&&y(s,{children:[` · compared with `,l]}),r!==``&&y(s,{children:[` `,`· counted up to `,v(t,{at:r})]})]}),i!==null&&y(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(i*100),` %): until it is, figures may be of a part of the calls.`]}),y(`span`,{className:X.ways,children:[v(fn,{scope:n}),v(u,{onPress:a,children:`Count anew`}),c&&d&&v(T,{to:`/compare`,search:{a:e(o.own,d)??{},b:e(o.own,c)??{}},children:`What has changed since?`})]})]})}function Cn(){return v(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>v(`span`,{className:X.ghost},e))})}export{xn as Overview};
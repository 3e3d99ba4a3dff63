import{At as e,Ba as t,Di as n,I as r,It as i,J as a,K as o,Ka as s,M as c,Mt as l,Q as u,Ra as d,Ri as f,Ua as p,Un as m,W as h,Y as g,Zi as _,_i as v,ca as y,da as b,dt as x,fa as S,j as ee,k as C,kt as te,n as ne,pa as re,s as w,t as ie,ti as ae,va as T,ya as E,z as D,za as O,zt as oe}from"./ui-CsbANm58.js";import{t as k}from"./Asked-B10uAdaq.js";import{t as se}from"./Partial-CEfLe3BU.js";import{_ as ce,a as A,b as le,c as ue,d as j,f as de,g as M,h as N,i as P,l as F,m as I,n as fe,o as pe,p as L,r as R,s as me,t as he,u as z,v as ge,x as B,y as _e}from"./Dimensions-CKybBiA2.js";import{F as ve,I as ye,M as be,n as xe,r as Se,t as Ce}from"./useWidth-wuaRo509.js";import{t as we}from"./count-DAV3ebql.js";import{t as Te}from"./NothingMatches-BgSKgpjD.js";import{r as Ee}from"./progress-mJGfcIk0.js";var De=class extends Map{constructor(e,t=je){if(super(),Object.defineProperties(this,{_intern:{value:new Map},_key:{value:t}}),e!=null)for(let[t,n]of e)this.set(t,n)}get(e){return super.get(Oe(this,e))}has(e){return super.has(Oe(this,e))}set(e,t){return super.set(ke(this,e),t)}delete(e){return super.delete(Ae(this,e))}};function Oe({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):n}function ke({_intern:e,_key:t},n){let r=t(n);return e.has(r)?e.get(r):(e.set(r,n),n)}function Ae({_intern:e,_key:t},n){let r=t(n);return e.has(r)&&(n=e.get(r),e.delete(r)),n}function je(e){return typeof e==`object`&&e?e.valueOf():e}function Me(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,a=Array(i);++r<i;)a[r]=e+r*n;return a}var Ne=Symbol(`implicit`);function Pe(){var e=new De,t=[],n=[],r=Ne;function i(i){let a=e.get(i);if(a===void 0){if(r!==Ne)return r;e.set(i,a=t.push(i)-1)}return n[a%n.length]}return i.domain=function(n){if(!arguments.length)return t.slice();t=[],e=new De;for(let r of n)e.has(r)||e.set(r,t.push(r)-1);return i},i.range=function(e){return arguments.length?(n=Array.from(e),i):n.slice()},i.unknown=function(e){return arguments.length?(r=e,i):r},i.copy=function(){return Pe(t,n).unknown(r)},be.apply(i,arguments),i}function Fe(){var e=Pe().unknown(void 0),t=e.domain,n=e.range,r=0,i=1,a,o,s=!1,c=0,l=0,u=.5;delete e.unknown;function d(){var e=t().length,d=i<r,f=d?i:r,p=d?r:i;a=(p-f)/Math.max(1,e-c+l*2),s&&(a=Math.floor(a)),f+=(p-f-a*(e-c))*u,o=a*(1-c),s&&(f=Math.round(f),o=Math.round(o));var m=Me(e).map(function(e){return f+a*e});return n(d?m.reverse():m)}return e.domain=function(e){return arguments.length?(t(e),d()):t()},e.range=function(e){return arguments.length?([r,i]=e,r=+r,i=+i,d()):[r,i]},e.rangeRound=function(e){return[r,i]=e,r=+r,i=+i,s=!0,d()},e.bandwidth=function(){return o},e.step=function(){return a},e.round=function(e){return arguments.length?(s=!!e,d()):s},e.padding=function(e){return arguments.length?(c=Math.min(1,l=+e),d()):c},e.paddingInner=function(e){return arguments.length?(c=Math.min(1,e),d()):c},e.paddingOuter=function(e){return arguments.length?(l=+e,d()):l},e.align=function(e){return arguments.length?(u=Math.max(0,Math.min(1,e)),d()):u},e.copy=function(){return Fe(t(),[r,i]).round(s).paddingInner(c).paddingOuter(l).align(u)},be.apply(d(),arguments)}var Ie=Se(`domain`,`range`,`reverse`,`align`,`padding`,`round`);function Le(e){return Ie(Fe(),e)}function V(e){return function(){return e}}var H=Math.PI,Re=2*H,U=1e-6,ze=Re-U;function Be(e){this._+=e[0];for(let t=1,n=e.length;t<n;++t)this._+=arguments[t]+e[t]}function Ve(e){let t=Math.floor(e);if(!(t>=0))throw Error(`invalid digits: ${e}`);if(t>15)return Be;let n=10**t;return function(e){this._+=e[0];for(let t=1,r=e.length;t<r;++t)this._+=Math.round(arguments[t]*n)/n+e[t]}}var He=class{constructor(e){this._x0=this._y0=this._x1=this._y1=null,this._=``,this._append=e==null?Be:Ve(e)}moveTo(e,t){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}`}closePath(){this._x1!==null&&(this._x1=this._x0,this._y1=this._y0,this._append`Z`)}lineTo(e,t){this._append`L${this._x1=+e},${this._y1=+t}`}quadraticCurveTo(e,t,n,r){this._append`Q${+e},${+t},${this._x1=+n},${this._y1=+r}`}bezierCurveTo(e,t,n,r,i,a){this._append`C${+e},${+t},${+n},${+r},${this._x1=+i},${this._y1=+a}`}arcTo(e,t,n,r,i){if(e=+e,t=+t,n=+n,r=+r,i=+i,i<0)throw Error(`negative radius: ${i}`);let a=this._x1,o=this._y1,s=n-e,c=r-t,l=a-e,u=o-t,d=l*l+u*u;if(this._x1===null)this._append`M${this._x1=e},${this._y1=t}`;else if(d>U){if(!(Math.abs(u*s-c*l)>U)||!i)this._append`L${this._x1=e},${this._y1=t}`;else{let f=n-a,p=r-o,m=s*s+c*c,h=f*f+p*p,g=Math.sqrt(m),_=Math.sqrt(d),v=i*Math.tan((H-Math.acos((m+d-h)/(2*g*_)))/2),y=v/_,b=v/g;Math.abs(y-1)>U&&this._append`L${e+y*l},${t+y*u}`,this._append`A${i},${i},0,0,${+(u*f>l*p)},${this._x1=e+b*s},${this._y1=t+b*c}`}}}arc(e,t,n,r,i,a){if(e=+e,t=+t,n=+n,a=!!a,n<0)throw Error(`negative radius: ${n}`);let o=n*Math.cos(r),s=n*Math.sin(r),c=e+o,l=t+s,u=1^a,d=a?r-i:i-r;this._x1===null?this._append`M${c},${l}`:(Math.abs(this._x1-c)>U||Math.abs(this._y1-l)>U)&&this._append`L${c},${l}`,n&&(d<0&&(d=d%Re+Re),d>ze?this._append`A${n},${n},0,1,${u},${e-o},${t-s}A${n},${n},0,1,${u},${this._x1=c},${this._y1=l}`:d>U&&this._append`A${n},${n},0,${+(d>=H)},${u},${this._x1=e+n*Math.cos(i)},${this._y1=t+n*Math.sin(i)}`)}rect(e,t,n,r){this._append`M${this._x0=this._x1=+e},${this._y0=this._y1=+t}h${n=+n}v${+r}h${-n}Z`}toString(){return this._}};He.prototype;function Ue(e){let t=3;return e.digits=function(n){if(!arguments.length)return t;if(n==null)t=null;else{let e=Math.floor(n);if(!(e>=0))throw RangeError(`invalid digits: ${n}`);t=e}return e},()=>new He(t)}Array.prototype.slice;function We(e){return typeof e==`object`&&`length`in e?e:Array.from(e)}function Ge(e){this._context=e}Ge.prototype={areaStart:function(){this._line=0},areaEnd:function(){this._line=NaN},lineStart:function(){this._point=0},lineEnd:function(){(this._line||this._line!==0&&this._point===1)&&this._context.closePath(),this._line=1-this._line},point:function(e,t){switch(e=+e,t=+t,this._point){case 0:this._point=1,this._line?this._context.lineTo(e,t):this._context.moveTo(e,t);break;case 1:this._point=2;default:this._context.lineTo(e,t)}}};function Ke(e){return new Ge(e)}function qe(e){return e[0]}function Je(e){return e[1]}function Ye(e,t){var n=V(!0),r=null,i=Ke,a=null,o=Ue(s);e=typeof e==`function`?e:e===void 0?qe:V(e),t=typeof t==`function`?t:t===void 0?Je:V(t);function s(s){var c,l=(s=We(s)).length,u,d=!1,f;for(r??(a=i(f=o())),c=0;c<=l;++c)!(c<l&&n(u=s[c],c,s))===d&&((d=!d)?a.lineStart():a.lineEnd()),d&&a.point(+e(u,c,s),+t(u,c,s));if(f)return a=null,f+``||null}return s.x=function(t){return arguments.length?(e=typeof t==`function`?t:V(+t),s):e},s.y=function(e){return arguments.length?(t=typeof e==`function`?e:V(+e),s):t},s.defined=function(e){return arguments.length?(n=typeof e==`function`?e:V(!!e),s):n},s.curve=function(e){return arguments.length?(i=e,r!=null&&(a=i(r)),s):i},s.context=function(e){return arguments.length?(e==null?r=a=null:a=i(r=e),s):r},s}function Xe(e,t){e(t)}function Ze(){let{x:e,y:t,defined:n,curve:r}=arguments.length>0&&arguments[0]!==void 0?arguments[0]:{},i=Ye();return e&&Xe(i.x,e),t&&Xe(i.y,t),n&&i.defined(n),r&&i.curve(r),i}var Qe=s(ye());function $e(e){let{children:t,data:n=[],x:r,y:i,fill:a=`transparent`,className:o,curve:s,innerRef:c,defined:l=()=>!0,...u}=e,f=Ze({x:r,y:i,defined:l,curve:s});return t?O(d,{children:t({path:f})}):O(`path`,{ref:c,className:(0,Qe.default)(`visx-linepath`,o),d:f(n)||``,fill:a,strokeLinecap:`round`,...u})}var W=s(p(),1);function et(e,t,n){let r=t.findLastIndex(t=>t<=e),i=t[r],a=t[r+1]??n;return i===void 0||a===null||e>=a?null:{column:r,part:(e-i)/(a-i)}}var tt=64;function nt(e,t,n){let r=Math.max(...e.map(e=>rt(e,t)),0);return{x:Le({domain:e.map(({key:e})=>e),range:[n.left,Math.max(n.left+1,n.width)],paddingInner:t===`bars`?.18:0,paddingOuter:t===`bars`?.1:0}),y:xe({domain:[0,r||1],range:[n.height-n.bottom,n.top],nice:3}),isEmpty:r===0}}function rt({marks:e},t){let n=e.map(({value:e})=>e??0);return t===`bars`?n.reduce((e,t)=>e+t,0):Math.max(...n,0)}function it(e,t){let n=Math.max(1,Math.ceil(e/Math.max(1,Math.floor(t/tt)))),r=new Set;for(let t=0;t<e;t+=n)r.add(t);return r}function at({marks:e}){let t=0;return e.map(({value:e})=>{let n=t;return t+=e??0,{from:n,to:t}})}function ot(e,t){let n=[[]];for(let{key:r,marks:i}of e){let e=i[t]?.value??null;e===null?n.push([]):n.at(-1)?.push({key:r,value:e})}return n.filter(e=>e.length>0)}function G({href:e,marks:t}){let n=t.flatMap((e,t)=>e.href===void 0?[]:[t]);return e===null?n:[`column`,...n]}function st(e,t,n){let r={ArrowRight:1,ArrowLeft:-1,Home:1,End:-1}[n],i={ArrowUp:1,ArrowDown:-1}[n];if(i!==void 0){let n=e[t.column],r=n?G(n).length-1:0;return{...t,link:Math.max(0,Math.min(r,t.link+i))}}if(r===void 0)return null;let a=n===`Home`?0:n===`End`?e.length-1:t.column+r;for(;a>=0&&a<e.length;a+=r){let n=e[a],r=n?G(n).length:0;if(r>0)return{column:a,link:Math.min(t.link,r-1)}}return t}function ct({column:e,index:n,kind:r,series:i,x:a,width:o,step:s,y:c,stop:l,choose:u,point:f}){let{href:p,marks:m,name:h,text:g,isPart:_}=e,[v,y]=[c(0),G(e)],b=lt({column:e,kind:r,series:i,x:a,width:o,y:c}),x=e=>{let t=y.indexOf(e);return{"data-spot":`${n}.${t}`,tabIndex:l===t?0:-1,onFocus:()=>{u(t),f()}}},S=t(d,{children:[O(`rect`,{className:R.ground,x:a-(s-o)/2,width:s,y:0,height:v}),m.map((e,t)=>e.href===void 0?b[t]:null)]});return t(`g`,{className:R.column,"data-part":_||void 0,onPointerEnter:f,children:[p===null?S:O(`a`,{href:p,"aria-label":`${h}${_?`, in part`:``}: ${g}`,...x(`column`),children:S}),m.map((e,t)=>e.href===void 0||!b[t]?null:O(`a`,{href:e.href,"aria-label":`${h}: ${e.label??e.text}`,...x(t),children:b[t]},t))]})}function lt({column:e,kind:t,series:n,x:r,width:i,y:a}){let o=at(e);return e.marks.map(({value:e},s)=>{let c=n[s]?.colour;if(e===null||t===`bars`&&e===0)return null;if(t===`lines`)return O(`circle`,{className:R.dot,"data-colour":c,cx:r+i/2,cy:a(e),r:2.5},s);let{from:l=0,to:u=0}=o[s]??{},d=Math.max(1.5,a(l)-a(u));return O(`rect`,{className:R.bar,"data-colour":c,x:r,width:Math.max(1,i),y:a(l)-d,height:d},s)})}var ut=44,dt=20,ft=6;function pt({label:e,kind:n,columns:r,series:i,print:a,height:o=150,mark:s}){let c=(0,W.useRef)(null),l=Ce(c),[u,d]=(0,W.useState)(null),[f,p]=(0,W.useState)(null),{x:m,y:h,isEmpty:g}=nt(r,n,{width:l,height:o,left:ut,bottom:dt,top:ft}),_=u??mt(r),v=e=>{let t=st(r,_,e.key);t&&(e.preventDefault(),e.stopPropagation(),d(t),c.current?.querySelector(`[data-spot="${t.column}.${t.link}"]`)?.focus())},y=f===null?void 0:r[f];return t(`div`,{className:R.chart,ref:c,style:{height:o},children:[l>0&&t(`svg`,{width:l,height:o,role:`group`,"aria-label":e,onKeyDown:v,onPointerLeave:()=>p(null),onBlur:()=>p(null),children:[O(ht,{y:h,width:l,print:a,isEmpty:g}),O(_t,{columns:r,x:m,width:l,height:o}),typeof s==`number`&&O(gt,{at:s,columns:r,x:m,height:o}),n===`lines`&&i.map(({title:e,colour:t},n)=>ot(r,n).map((n,r)=>O($e,{data:n,x:({key:e})=>(m(e)??0)+m.bandwidth()/2,y:({value:e})=>h(e),className:R.line??``,"data-colour":t},e+String(r)))),r.map((e,t)=>O(ct,{column:e,index:t,kind:n,series:i,x:m(e.key)??0,width:m.bandwidth(),step:m.step(),y:h,stop:_.column===t?_.link:null,choose:e=>d({column:t,link:e}),point:()=>p(t)},e.key))]}),y&&O(vt,{column:y,series:i,at:(m(y.key)??0)+m.bandwidth()/2,width:l})]})}function mt(e){return{column:e.findLastIndex(e=>G(e).length>0),link:0}}function ht({y:e,width:n,print:r,isEmpty:i}){let a=i?[0]:e.ticks(3);return O(`g`,{"aria-hidden":!0,children:a.map(i=>t(ve,{top:e(i),children:[O(`line`,{className:R.grid,x1:ut,x2:n}),O(`text`,{className:R.tick,x:38,dy:`0.32em`,textAnchor:`end`,children:r(i)})]},i))})}function gt({at:e,columns:n,x:r,height:i}){let a=n.map(({key:e})=>Number(e)),[o=0,s=0]=[a.at(-1),a.at(-2)],c=et(e,a,o+(o-s)),l=c&&n[c.column]?.key;if(!c||l==null)return null;let u=(r(l)??0)+c.part*r.step();return t(`g`,{"aria-hidden":!0,className:R.moment,"data-moment":!0,children:[O(`line`,{x1:u,x2:u,y1:ft,y2:i-dt}),O(`path`,{d:`M${u-4} 0h8l-4 6z`})]})}function _t({columns:e,x:t,width:n,height:r}){let i=it(e.length,n-ut);return O(`g`,{"aria-hidden":!0,children:e.map(({key:e,tick:a},o)=>{if(!i.has(o))return null;let s=(t(e)??0)+t.bandwidth()/2;return O(`text`,{className:R.tick,x:Math.min(s,n-22),y:r-5,textAnchor:`middle`,children:a},e)})})}function vt({column:e,series:n,at:r,width:i}){let a=r>i/2;return t(`div`,{className:R.tip,"aria-hidden":!0,style:a?{right:i-r+10}:{left:r+10},children:[O(`b`,{children:e.name}),e.isPart&&O(`small`,{children:` in part`}),O(`ul`,{children:n.map(({title:n,colour:r},i)=>t(`li`,{children:[O(`i`,{"data-colour":r}),O(`span`,{children:n}),O(`span`,{children:e.marks[i]?.text})]},n))})]})}function yt({label:e,columns:n,series:i}){return O(r,{label:`${e}, table`,className:R.table,children:t(`table`,{children:[O(`thead`,{children:t(`tr`,{children:[O(`th`,{scope:`col`,children:`Time`}),i.map(({title:e})=>O(`th`,{scope:`col`,children:e},e))]})}),O(`tbody`,{children:n.map(({key:e,name:n,href:r,marks:i,isPart:a})=>t(`tr`,{children:[t(`th`,{scope:`row`,children:[r===null?n:O(`a`,{href:r,children:n}),a&&O(`small`,{children:` in part`})]}),i.map((e,t)=>O(`td`,{children:e.href===void 0?e.text:O(`a`,{href:e.href,children:e.text})},t))]},e))})]})})}function K(e){let{title:n,kind:r,columns:i,series:a,print:o,height:s=150,mark:c,children:l}=e,[u,d]=(0,W.useState)(!1),f=(0,W.useId)();return t(`section`,{className:R.card,"aria-labelledby":f,children:[t(`header`,{children:[O(`h2`,{id:f,children:n}),O(m,{className:R.switch??``,"aria-label":`${n}: ${u?`chart`:`table`}`,onPress:()=>d(!u),children:u?`Chart`:`Table`})]}),l,u?O(yt,{label:n,columns:i,series:a}):O(pt,{label:`${n} by time`,kind:r,columns:i,series:a,print:o,height:s,mark:c}),a.length>1&&!u&&O(bt,{series:a})]})}function bt({series:e}){return O(`ul`,{className:R.legend,"aria-hidden":!0,children:e.map(({title:e,colour:n})=>t(`li`,{children:[O(`i`,{"data-colour":n}),O(`bdi`,{children:O(i,{text:e})})]},e))})}var xt=6e4,St=60*xt*24,Ct=[[`MINUTE`,100*xt],[`HOUR`,3*St],[`DAY`,92*St],[`WEEK`,550*St]];function wt(e,t){return Ct.find(([,n])=>t-e<=n)?.[0]??`MONTH`}function Tt(e,t){return e.map((n,r)=>{let i=e[r+1],a=t?.from!=null&&t.from>n?t.from:n,o=i??t?.to??null;return{from:a,to:o,isPart:a!==n||i===void 0&&o!==null}})}function Et(e,t,n){let r=t=>new Intl.DateTimeFormat(`en-GB`,{timeZone:n,...t}).format(e),i={day:`numeric`,month:`short`},a={hour:`2-digit`,minute:`2-digit`};switch(t){case`MINUTE`:case`HOUR`:return{short:r(a),long:r({weekday:`short`,...i,...a})};case`DAY`:return{short:r(i),long:r({weekday:`short`,...i,year:`numeric`})};case`WEEK`:return{short:r(i),long:`week of ${r({...i,year:`numeric`})}`};default:{let e=r({month:`short`,year:`numeric`});return{short:e,long:e}}}}var Dt=f(`
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
`),Ot=f(`
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
`),kt=f(`
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
`),At=f(`
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
`),jt=f(`
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
`),Mt=f(`
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
`),Nt=f(`
  query OverviewAny {
    completions(first: 1) {
      nodes {
        id
      }
    }
  }
`),Pt=864e5,Ft=({filter:e,range:t,hasBefore:r,zone:i})=>T({queryKey:[`overview`,e??{},i],queryFn:async({signal:a})=>{let o=await It(e,t,a),{data:s,errors:c}=await n(Dt,{filter:e??null,bucket:{unit:o,zone:i,fill:!0},hasBefore:r},{signal:a});if(!s.totals&&!s.times)throw c[0]??Error(`the figures are missing`);let{building:l=!1,progress:u=null}=s.insightStatus??{};return{asOf:s.totals?.asOf??``,unit:o,totals:s.totals?.rows[0]??null,times:s.times?.rows??[],building:l?u??0:null,errors:c}}});async function It(e,t,r){if(t?.from!=null&&t.to!==null)return wt(t.from,t.to);let{data:i,errors:a}=await n(Ot,{filter:e??null},{signal:r});if(!i.completionStats)throw a[0]??Error(`the days are missing`);let o=i.completionStats.rows.flatMap(({time:e})=>e?[Date.parse(e)]:[]),[s=0]=o;return wt(s,(o.at(-1)??s)+Pt)}var Lt=({filter:e,hasBefore:t},r,i)=>T({queryKey:[`overview`,`groups`,e??{},r.name,i],queryFn:async({signal:a})=>{let o={filter:e??null,groupBy:[r.dimension],orderBy:[{field:i}],first:20,key:r.key??``,isMetadata:r.key!==null,hasBefore:t},{data:s,errors:c}=await n(kt,o,{signal:a});if(!s.completionStats)throw c[0]??Error(`the groups are missing`);return{...s.completionStats,errors:c}}}),Rt=({filter:e,zone:t},r,i,a)=>T({queryKey:[`overview`,`series`,e??{},r,t,i,a],queryFn:async({signal:o})=>{let[s=null,c=null,l=null,u=null,d=null]=i.map(t=>w(e,t)),f=a&&w(e,a),{data:p,errors:m}=await n(At,{bucket:{unit:r,zone:t,fill:!0},a:s,b:c,c:l,d:u,e:d,others:f,hasB:!!c,hasC:!!l,hasD:!!u,hasE:!!d,hasOthers:!!f},{signal:o});if(m[0])throw m[0];let h=zt(p).slice(0,i.length);return f?[...h,p.others?.rows??[]]:h}});function zt(e){return[e.a,e.b,e.c,e.d,e.e].map(e=>e?.rows??[])}var q={status:{eq:`FAILED`}},Bt=({filter:e})=>T({queryKey:[`overview`,`failures`,e??{}],queryFn:async({signal:t})=>{let r={filter:w(e,q)},{data:i,errors:a}=await n(jt,r,{signal:t});if(!i.completions)throw a[0]??Error(`the failures are missing`);return i.completions.nodes}}),Vt=()=>T({queryKey:[`overview`,`queues`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(Mt,{},{signal:e});if(!t.feedbackTasks)throw r[0]??Error(`the tasks are missing`);return t.feedbackTasks}}),Ht=()=>T({queryKey:[`overview`,`any`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(Nt,{},{signal:e});if(!t.completions)throw r[0]??Error(`the list is missing`);return t.completions.nodes.length>0},staleTime:0});function Ut(e,{range:t,unit:n,zone:r}){let i=e.map(e=>Date.parse(e??``)),a=Tt(i,t);return i.map((e,t)=>{let i=Et(e,n,r),o=a[t]??{from:null,to:null,isPart:!1};return{key:String(e),tick:i.short,name:i.long,isPart:o.isPart,cut:o}})}function J(e,t,n){let r=Ut(e.map(({time:e})=>e),t);return e.flatMap((e,i)=>{let a=r[i];if(!a)return[];let{cut:o,...s}=a,c=(e,n)=>P({filter:e?w(t.own,e):t.own,range:o,order:n}),{isEmpty:l=e.count===0,order:u,only:d,...f}=n(e,c);return[{...s,...f,href:l?null:c(d,u)}]})}function Wt(e,t){return{kind:`bars`,series:[{title:`Not failed`,colour:1},{title:`Failed`,colour:`failed`}],print:M,columns:J(e,t,({count:e,failedCount:t},n)=>({text:`${z(e)} calls, ${z(t)} failed`,marks:[{value:e-t,text:z(e-t)},{value:t,text:z(t),...t>0&&{href:n(q),label:`${z(t)} failed`}}]}))}}function Gt(e,t){return{kind:`bars`,series:[{title:`Failed`,colour:`failed`}],print:ce,columns:J(e,t,({failureRate:e,failedCount:t,count:n})=>({text:`${I(e)} failed, ${z(t)} of ${z(n)}`,marks:[{value:e,text:I(e)}],only:q,isEmpty:t===0}))}}function Kt(e,t){return{kind:`bars`,series:[{title:`Cost`,colour:1}],print:j,columns:J(e,t,({cost:e,unpricedCount:t})=>({text:j(L(e))+(t>0?`, without ${z(t)} unpriced`:``),marks:[{value:L(e),text:j(L(e))}],order:`-COST`}))}}function qt(e,t){return{kind:`bars`,series:[{title:`Prompt`,colour:1},{title:`Completion`,colour:2}],print:M,columns:J(e,t,({totalTokens:e,promptTokens:t,completionTokens:n})=>({text:`${z(e)} tokens, ${z(t)} of prompts, ${z(n)} of completions`,marks:[{value:t,text:z(t)},{value:n,text:z(n)}],order:`-TOTAL_TOKENS`}))}}function Jt(e,t){return{kind:`lines`,series:[{title:`p50`,colour:1},{title:`p95`,colour:2},{title:`p99`,colour:3}],print:ge,columns:J(e,t,({p50:e,p95:t,p99:n,count:r,durationMax:i})=>({text:`p50 ${N(e)}, p95 ${N(t)}, p99 ${N(n)}`+(de(99,r)?` of ${ue(r)}, the slowest ${N(i)}`:``),marks:[e,t,n].map(e=>({value:e,text:N(e)})),order:`-DURATION`}))}}var Y=[{field:`COUNT`,title:`Calls`,kind:`bars`,print:z,side:M,of:e=>e.count},{field:`FAILURE_RATE`,title:`Failed`,kind:`lines`,print:I,side:ce,of:e=>e.failureRate,only:q},{field:`COST`,title:`Cost`,kind:`bars`,print:j,side:j,of:e=>L(e.cost),order:`-COST`},{field:`TOTAL_TOKENS`,title:`Tokens`,kind:`bars`,print:z,side:M,of:e=>e.totalTokens,order:`-TOTAL_TOKENS`},{field:`DURATION_PERCENTILE`,title:`p95`,kind:`lines`,print:N,side:ge,of:e=>e.p95,order:`-DURATION`}],Yt=[1,2,3,4,5];function Xt(e,t,n){let r=[...new Set(e.flatMap(({rows:e})=>e.map(({time:e})=>e??``)))].sort(),i=e.map(({rows:e})=>new Map(e.map(e=>[e.time??``,e]))),{kind:a,print:o}=t,s=Ut(r,n).map(({cut:a,...s},c)=>{let l=e.map(({title:e,condition:s},l)=>{let u=i[l]?.get(r[c]??``),d=u?t.of(u):null,f=o(d);if(!u||u.count===0||d===null||t.only&&d===0)return{value:d,text:f};let p=w(n.own,s),m=t.only?w(p,t.only):p;return{value:d,text:f,href:P({filter:m,range:a,order:t.order}),label:`${e}, ${t.title.toLowerCase()} ${f}`}});return{...s,href:null,text:``,marks:l}});return{kind:a,series:e.map(({title:e,isRest:t},n)=>({title:e,colour:t?`other`:Yt[n]??`other`})),columns:s,print:t.side}}function Zt({scope:e,by:t,unit:n,measure:r,rows:i,isComplete:a}){let o=(0,W.useMemo)(()=>i.slice(0,5).flatMap(({group:[e=null],metadata:n})=>{let r=_e(t,{text:e,value:n});return r?[{title:le(t,e),condition:r}]:[]}),[i,t]),s=o.map(({condition:e})=>e),c=!a||i.length>o.length?{not:{or:s}}:null,l=Rt(e,n,s,c),u=E({...l,enabled:o.length>0});if(o.length===0)return null;let d=i.length>5?`, the first 5 and all other`:``;return O(k,{query:u,queryKey:l.queryKey,skeleton:O(D,{height:266}),children:i=>{let a={own:e.of.own,range:e.range,unit:n,zone:e.zone},s=(c?[...o,{title:`other`,condition:c}]:o).map((e,t)=>({...e,rows:i[t]??[],isRest:t===o.length}));return O(K,{title:`${r.title} by ${t.title.toLowerCase()}${d}`,height:190,...Xt(s,r,a),mark:e.mark})}})}var X={page:`_page_2y7ly_1`,facts:`_facts_2y7ly_8`,ways:`_ways_2y7ly_22`,moment:`_moment_2y7ly_29`,cards:`_cards_2y7ly_36`,wide:`_wide_2y7ly_54`,ghost:`_ghost_2y7ly_59`,figure:`_figure_2y7ly_66`,three:`_three_2y7ly_106`,breakdown:`_breakdown_2y7ly_112`,list:`_list_2y7ly_128`,choice:`_choice_2y7ly_133`,groups:`_groups_2y7ly_168`,share:`_share_2y7ly_238`,none:`_none_2y7ly_254`,note:`_note_2y7ly_259`,lists:`_lists_2y7ly_268`,cross:`_cross_2y7ly_335`};function Qt({scope:e,by:n,total:i,measure:a,rows:o}){let s=Math.max(...o.map(e=>e.count),1);return O(r,{label:`By ${n.title}, table`,className:X.groups,children:t(`table`,{children:[O(`thead`,{children:t(`tr`,{children:[O(`th`,{scope:`col`,children:n.title}),Y.slice(0,4).map(e=>O($t,{measure:e,isOrder:e===a},e.field)),O(`th`,{scope:`col`,children:`p50`}),Y.slice(4).map(e=>O($t,{measure:e,isOrder:e===a},e.field))]})}),O(`tbody`,{children:o.map(t=>O(en,{scope:e,by:n,total:i,most:s,row:t},JSON.stringify(t.group)))})]})})}function $t({measure:{field:e,title:n},isOrder:r}){return O(`th`,{scope:`col`,"aria-sort":r?`descending`:void 0,children:t(b,{from:`/overview`,to:`.`,search:t=>({...t,o:e}),resetScroll:!1,children:[n,O(`span`,{"aria-hidden":!0,children:r?` ▾`:``})]})})}function en({scope:e,by:n,total:r,most:a,row:o}){let[s=null]=o.group,c=le(n,s),l=_e(n,{text:s,value:o.metadata}),u=l&&w(e.of.own,l),d=(t,n)=>u&&P({filter:t?w(u,t):u,range:e.range,order:n}),{previous:f,unpricedCount:p}=o,[m,h]=[L(o.cost),L(f?.cost)],g=r===null||r===0?null:o.count/r;return t(`tr`,{children:[t(`th`,{scope:`row`,children:[O(Q,{href:d(),children:O(`bdi`,{className:s===null?X.none:void 0,children:O(i,{text:c})})}),O(`span`,{className:X.share,"aria-hidden":!0,children:O(`i`,{style:{width:`${o.count/a*100}%`}})})]}),O(Z,{name:`Calls`,change:F(f?.count,o.count,A),more:g!==null&&I(g),children:z(o.count)}),O(Z,{name:`Failed`,change:F(f?.failureRate,o.failureRate,pe,!0),children:o.failedCount>0?O(Q,{href:d(q),children:I(o.failureRate)}):I(o.failureRate)}),O(Z,{name:`Cost`,change:F(h,m,A),more:p>0&&`${z(p)} unpriced`,children:O(Q,{href:m===null?null:d(void 0,`-COST`),children:j(m)})}),O(Z,{name:`Tokens`,change:F(f?.totalTokens,o.totalTokens,A),children:O(`span`,{title:z(o.totalTokens),children:M(o.totalTokens)})}),O(Z,{name:`p50`,change:F(f?.p50,o.p50,me),children:N(o.p50)}),O(Z,{name:`p95`,change:F(f?.p95,o.p95,me),more:de(95,o.count)&&`of ${ue(o.count)}`,children:O(Q,{href:d(void 0,`-DURATION`),children:N(o.p95)})})]})}function Z({name:e,change:n,more:r,children:i}){return t(`td`,{"data-name":e,children:[t(`span`,{children:[i,r!==void 0&&r!==!1&&t(`small`,{children:[` `,r]})]}),O(fe,{change:n})]})}function Q({href:e,children:t}){return e===null?t:O(`a`,{href:e,children:t})}var tn=[`model`,`tag`,`user`,`kind`,`failure`];function nn({scope:e,unit:n,total:r}){let{by:i=`model`,o:a}=re({from:`/overview`}),[o]=Y,s=Y.find(({field:e})=>e===a)??o,c=B(i)??B(`model`),l=(0,W.useId)();return!c||!s?null:t(`section`,{className:X.breakdown,"aria-labelledby":l,children:[t(`header`,{children:[t(`h2`,{id:l,children:[`By `,c.key===null?c.title.toLowerCase():c.title]}),O(rn,{scope:e,by:c})]}),O(an,{scope:e,by:c,unit:n,total:r,measure:s})]})}function rn({scope:e,by:n}){let r=S({from:`/overview`});return t(`nav`,{"aria-label":`Group by`,className:X.choice,children:[tn.map(e=>O(b,{from:`/overview`,to:`.`,search:t=>({...t,by:e}),"aria-current":e===n.name?`true`:void 0,children:B(e)?.title},e)),O(he,{label:`Group by something else`,filter:e.filter,without:tn,by:n.name,choose:e=>void r({search:t=>({...t,by:e})})})]})}function an({scope:e,by:n,unit:r,total:i,measure:a}){let o=Lt(e,n,a.field),s=E(o);return O(k,{query:s,queryKey:o.queryKey,skeleton:O(D,{height:620}),children:({rows:o,isComplete:s})=>t(d,{children:[O(Zt,{scope:e,by:n,unit:r,measure:a,rows:o,isComplete:s}),O(Qt,{scope:e,by:n,total:i,measure:a,rows:o}),t(`p`,{className:X.note,children:[!s&&`The first ${o.length} by ${a.title.toLowerCase()}. `,n.isList&&`A call may be in several of these, so that they add up to more than all calls.`]})]})})}function on({scope:e,of:{totals:n,times:r,unit:i}}){let{own:a}=e.of,{range:o,zone:s,mark:c}=e,[l,u,d,f,p]=(0,W.useMemo)(()=>{let e={own:a,range:o,unit:i,zone:s};return[Wt,Gt,Kt,qt,Jt].map(t=>t(r,e))},[r,a,o,i,s]);if(!l||!u||!d||!f||!p)return null;let m=e=>P({filter:e?w(a,e):a,range:o});return t(`div`,{className:X.cards,children:[O(K,{title:`Calls`,mark:c,...l,children:n&&O(sn,{of:n,href:m()})}),O(K,{title:`Failure rate`,mark:c,...u,children:n&&O(cn,{of:n,href:m(q)})}),O(K,{title:`Cost`,mark:c,...d,children:n&&O(ln,{of:n,href:m({cost:{isNull:!0}})})}),O(K,{title:`Tokens`,mark:c,...f,children:n&&O(un,{of:n})}),O(`div`,{className:X.wide,children:O(K,{title:`Duration`,mark:c,...p,children:n&&O(dn,{of:n})})})]})}function $({figure:e,change:n,before:r,children:i}){return t(`p`,{className:X.figure,children:[O(`b`,{children:e}),t(`span`,{children:[O(fe,{change:n,...r!==void 0&&{before:r}}),i]})]})}function sn({of:e,href:n}){let{previous:r}=e,i=F(r?.count,e.count,A);return O($,{figure:O(`a`,{href:n,children:z(e.count)}),change:i,before:z(r?.count),children:r&&t(`small`,{children:[`from `,z(r.count)]})})}function cn({of:e,href:n}){let{previous:r}=e;return O($,{figure:I(e.failureRate),change:F(r?.failureRate,e.failureRate,pe,!0),before:I(r?.failureRate),children:O(`small`,{children:e.failedCount>0?t(`a`,{href:n,children:[z(e.failedCount),` failed`]}):`none failed`})})}function ln({of:e,href:n}){let[r,i]=[L(e.cost),L(e.previous?.cost)];return O($,{figure:j(r),change:F(i,r,A),before:j(i),children:e.unpricedCount>0&&t(`small`,{children:[`without `,t(`a`,{href:n,children:[z(e.unpricedCount),` calls of unknown price`]})]})})}function un({of:e}){let{totalTokens:n,previous:r}=e;return O($,{figure:O(`span`,{title:z(n),children:M(n)}),change:F(r?.totalTokens,n,A),before:z(r?.totalTokens),children:r&&t(`small`,{children:[`from `,M(r.totalTokens)]})})}function dn({of:e}){let{previous:n}=e;return t(d,{children:[O(`div`,{className:X.three,children:[`p50`,`p95`,`p99`].map(r=>O($,{figure:t(d,{children:[O(`small`,{children:r}),` `,N(e[r])]}),change:F(n?.[r],e[r],me),before:N(n?.[r])},r))}),de(99,e.count)&&t(`p`,{className:X.note,children:[`Of `,ue(e.count),`: p99 of fewer than 100 is what the second slowest took. The slowest took `,N(e.durationMax),`.`]})]})}function fn({scope:e}){let{mark:n}=e,[r,i]=(0,W.useState)(!1);return r?O(mn,{scope:e,close:()=>i(!1)},n):n===null?O(m,{onPress:()=>i(!0),children:`Mark a moment`}):t(`span`,{className:X.moment,children:[O(`span`,{"aria-hidden":!0,children:`▼ `}),`Marked: `,O(C,{at:new Date(n).toISOString()}),O(pn,{scope:e,mark:n}),O(m,{onPress:()=>i(!0),children:`Move the mark`}),O(m,{onPress:()=>e.setMark(null),children:`Remove the mark`})]})}function pn({scope:{of:e,range:t},mark:n}){let r=t?.to??e.now;if(n>=r||t?.from!=null&&n<t.from)return O(`small`,{children:`outside the range`});let i=(t,n)=>u(e.own,{from:t,to:n})??{};return O(b,{to:`/compare`,search:{a:i(n-(r-n),n),b:i(n,r)},children:`Before and after`})}function mn({scope:n,close:r}){let i=y(v),[a,o]=(0,W.useState)(te(n.mark??n.of.now,i)),s=e(a,i);return t(`form`,{className:X.moment,"aria-label":`Mark a moment`,onSubmit:e=>{e.preventDefault(),s!==null&&n.setMark(s),r()},children:[t(`label`,{children:[`Moment, in `,l(i),` `,O(`input`,{type:`datetime-local`,step:1,value:a,onChange:({currentTarget:e})=>o(e.value)})]}),O(m,{type:`submit`,isDisabled:s===null,children:`Mark it`}),O(m,{onPress:r,children:`Leave it`})]})}var hn=`-7d`;function gn(){let e=ne(`/overview`,hn),t=y(v),{mark:n}=re({from:`/overview`}),r=S({from:`/overview`});return(0,W.useMemo)(()=>{let i={...e,setRange:t=>e.setRange(t??`..`),clear:()=>void r({search:e=>ie({...e,f:void 0,r:`..`})})},a=n===void 0?NaN:Date.parse(n),s=i.range&&o(i.range,i.now),c=s?.from!=null;return{of:i,range:s,filter:u(i.own,s),hasBefore:c,zone:l(t),before:c?_n(i.rangeText):null,mark:Number.isNaN(a)?null:a,setMark:e=>{let t=e===null?void 0:new Date(e).toISOString();r({search:e=>ie({...e,mark:t})})}}},[e,t,n,r])}function _n(e){let t=e===void 0?null:g(e);return t?t.replace(`Last`,`the`).toLowerCase()+` before`:`the range before, as long`}function vn({scope:{of:e}}){let n=E({...Ht(),enabled:e.own===void 0});return e.own===void 0?n.data===!1?O(ee,{}):O(c,{title:`No calls in this range`,children:t(`p`,{children:[e.range&&O(m,{onPress:()=>e.setRange(`..`),children:`Look at all time`}),` `,O(b,{to:`/completions`,children:`All completions`})]})}):O(Te,{of:e,what:`completion`,language:x,within:u,countOf:e=>_.query(we(e))})}function yn({scope:e,all:n}){let r=Bt(e),a=E(r),o=(0,W.useId)(),s=P({filter:w(e.of.own,q),range:e.range});return t(`section`,{className:X.list,"aria-labelledby":o,children:[t(`header`,{children:[O(`h2`,{id:o,children:`Newest failures`}),t(`a`,{href:s,children:[`All `,n===null?``:z(n)]})]}),O(k,{query:a,queryKey:r.queryKey,skeleton:O(D,{height:300}),children:e=>O(`ul`,{children:e.map(({id:e,createdAt:n,model:r,failureKind:a,failureReason:o})=>t(`li`,{children:[t(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:[t(`span`,{children:[t(`span`,{"aria-hidden":!0,className:X.cross,children:[`✕`,` `]}),O(`bdi`,{children:O(i,{text:a??`failed`})})]}),O(`small`,{children:O(C,{at:n})})]}),t(`p`,{title:o??void 0,children:[r!==null&&O(`bdi`,{children:O(i,{text:r})}),r!==null&&o!==null&&` · `,O(`bdi`,{children:O(i,{text:o??``})})]})]},e))})})]})}function bn(){let e=Vt(),n=E(e),r=(0,W.useId)();return t(`section`,{className:X.list,"aria-labelledby":r,children:[t(`header`,{children:[O(`h2`,{id:r,children:`Left to be graded`}),O(`a`,{href:`#/tasks`,children:`All tasks`})]}),O(k,{query:n,queryKey:e.queryKey,skeleton:O(D,{height:300}),children:({nodes:e})=>e.length===0?O(`p`,{children:`There is no task yet.`}):O(`ul`,{children:e.map(e=>t(`li`,{children:[t(`a`,{href:P({filter:{ungradedForTask:e.id}}),children:[O(`span`,{children:O(`bdi`,{children:O(i,{text:e.name||e.id})})}),e.progress&&t(`b`,{children:[Ee(e.progress),` left`]})]}),t(`p`,{children:[e.progress&&t(d,{children:[z(e.progress.lastDay),` graded in the last day · `]}),O(`a`,{href:`#/grade/${encodeURIComponent(e.id)}`,children:`grade`}),` ·`,` `,O(`a`,{href:`#/tasks/${encodeURIComponent(e.id)}`,children:`task`})]})]},e.id))})})]})}function xn(){let e=gn(),n=Ft(e),r=E(n),{renew:i}=e.of,a=(0,W.useMemo)(()=>()=>{i(),r.refetch()},[i,r.refetch]);return ae((0,W.useMemo)(()=>[{id:`overview:new`,title:`Count anew`,group:`Overview`,keys:[`.`],run:a}],[a])),O(oe,{title:`Overview`,children:t(`div`,{className:X.page,children:[O(h,{of:e.of}),O(k,{query:r,queryKey:n.queryKey,skeleton:O(Cn,{}),children:n=>t(d,{children:[O(Sn,{scope:e,of:n,reload:a}),O(se,{errors:n.errors,retry:()=>void r.refetch()}),n.totals?.count===0?O(vn,{scope:e}):O(on,{scope:e,of:n}),t(`div`,{className:X.lists,children:[(n.totals?.failedCount??0)>0&&O(yn,{scope:e,all:n.totals?.failedCount??null}),O(bn,{})]}),n.totals?.count!==0&&O(nn,{scope:e,unit:n.unit,total:n.totals?.count??null})]})})]})})}function Sn({scope:e,of:{asOf:n,building:r},reload:i}){let{of:o,range:s,before:c}=e,l=s&&a(s),f=e=>new Date(e).toISOString();return t(`div`,{className:X.facts,children:[t(`p`,{children:[s?.from!=null&&s.to!==null?t(d,{children:[O(C,{at:f(s.from)}),` – `,O(C,{at:f(s.to)})]}):`All time`,c!==null&&t(d,{children:[` · compared with `,c]}),n!==``&&t(d,{children:[` `,`· counted up to `,O(C,{at:n})]})]}),r!==null&&t(`p`,{role:`status`,children:[`◐ The index is being built (`,Math.floor(r*100),` %): until it is, figures may be of a part of the calls.`]}),t(`span`,{className:X.ways,children:[O(fn,{scope:e}),O(m,{onPress:i,children:`Count anew`}),s&&l&&O(b,{to:`/compare`,search:{a:u(o.own,l)??{},b:u(o.own,s)??{}},children:`What has changed since?`})]})]})}function Cn(){return O(`div`,{className:X.cards,children:[1,2,3,4,5].map(e=>O(`span`,{className:X.ghost},e))})}export{xn as Overview};